"""S3: bucket policies."""

import json
from fnmatch import fnmatch
from typing import Any

from moto.s3 import models
from moto.s3.exceptions import S3ClientError

from etops_emulator.fixes.every_service.resource_policies import problem_of_principals
from etops_emulator.patching import around, as_list
from etops_emulator.policies import problem_of_policy


# A statement applies whatever its Condition, so a statement that denies requests without TLS denies all requests:
# "AccessDenied" on the state bucket.
@around(models.FakeBucket, "get_permission")
def get_permission(original: Any, self: Any, action: str, resource: str) -> Any:
    stored = self.policy
    if stored is None:
        return original(self, action, resource)
    document = json.loads(stored)
    unconditional = [statement for statement in as_list(document["Statement"]) if "Condition" not in statement]
    self.policy = json.dumps({**document, "Statement": unconditional}).encode() if unconditional else None
    try:
        return original(self, action, resource)
    finally:
        self.policy = stored


# Every text is stored as a policy, of whatever bucket.
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-policy-language-overview.html
@around(models.S3Backend, "put_bucket_policy")
def put_bucket_policy(original: Any, self: Any, bucket_name: str, policy: bytes) -> None:
    text = policy.decode()
    region = self.get_bucket(bucket_name).region_name
    problem = problem_of_policy(text, "resource") or problem_of_resources(text, bucket_name)
    problem = problem or problem_of_principals(text, self.account_id, region)
    if problem:
        raise S3ClientError("MalformedPolicy", f"The bucket policy is not valid: {problem}")
    original(self, bucket_name, policy)


def problem_of_resources(text: str, bucket_name: str) -> str | None:
    for statement in as_list(json.loads(text)["Statement"]):
        for action in as_list(statement.get("Action", statement.get("NotAction"))):
            if action != "*" and not action.startswith("s3:"):
                return f"invalid action {action}"
        for resource in as_list(statement.get("Resource", statement.get("NotResource"))):
            bucket = resource.split(":::")[-1].partition("/")[0]
            if ":s3:::" not in resource or not fnmatch(bucket_name, bucket):
                return f"invalid resource {resource}"
    return None
