"""S3: names of new buckets. The server does not check them, because old buckets in us-east-1 have others.

https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
"""

import re
from typing import Any

from moto.s3 import models
from moto.s3.exceptions import S3ClientError

from etops_emulator.patching import around

PREFIXES = ("xn--", "sthree-", "amzn-s3-demo-")
SUFFIXES = ("-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3")


@around(models.S3Backend, "create_bucket")
def create_bucket(original: Any, self: Any, bucket_name: str, *args: Any, **kwargs: Any) -> Any:
    if not is_name(bucket_name):
        raise S3ClientError("InvalidBucketName", f"The specified bucket is not valid: {bucket_name}")
    return original(self, bucket_name, *args, **kwargs)


def is_name(name: str) -> bool:
    return (
        re.fullmatch(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", name) is not None
        and ".." not in name
        and re.fullmatch(r"\d+\.\d+\.\d+\.\d+", name) is None
        and not name.startswith(PREFIXES)
        and not name.endswith(SUFFIXES)
    )
