"""Elastic Load Balancing: listeners without a certificate, or with one that is not issued, and the certificates' list of
the load balancers that use them, which moto writes once and never shortens.

https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html
"""

from typing import Any

from moto.acm.models import AWSCertificateManagerBackend, acm_backends
from moto.elbv2.models import elbv2_backends

from etops_emulator.patching import around
from etops_emulator.refusals import Parameters, before, refuse

SECURE = ("HTTPS", "TLS")


@before("elbv2", "CreateListener", "ModifyListener")
def check_listener(response: Any, parameters: Parameters) -> None:
    arns = [entry.get("CertificateArn") for entry in parameters.get("Certificates") or []]
    if parameters.get("Protocol") in SECURE and "ListenerArn" not in parameters and not arns:
        refuse("ValidationError", "A certificate must be specified for HTTPS listeners")
    check_issued(response, arns)


@before("elbv2", "AddListenerCertificates")
def check_added(response: Any, parameters: Parameters) -> None:
    check_issued(response, [entry.get("CertificateArn") for entry in parameters["Certificates"]])


def check_issued(response: Any, arns: list[str | None]) -> None:
    stored = acm_backends[response.current_account][response.region]._certificates
    for arn in filter(None, arns):
        if arn in stored and stored[arn].status != "ISSUED":
            refuse(
                "UnsupportedCertificate",
                f"The certificate '{arn}' must have a fully-qualified domain name, a supported signature, "
                "a supported key size, and be issued",
            )


# https://docs.aws.amazon.com/acm/latest/APIReference/API_DeleteCertificate.html (checked 2026-11-28)
@before("acm", "DeleteCertificate")
def check_deletion(response: Any, parameters: Parameters) -> None:
    arn = parameters["CertificateArn"]
    if users_of(response.current_account, response.region, arn):
        refuse("ResourceInUseException", f"Certificate {arn} in account {response.current_account} is in use.")


def users_of(account: str, region: str, arn: str) -> list[str]:
    """Returns the load balancers with a listener that has the certificate."""
    return [
        load_balancer.arn
        for load_balancer in elbv2_backends[account][region].load_balancers.values()
        if any(arn in certificates_of(listener) for listener in load_balancer.listeners.values())
    ]


def certificates_of(listener: Any) -> list[Any]:
    return [*(getattr(listener, "certificates", None) or []), getattr(listener, "certificate", None)]


@around(AWSCertificateManagerBackend, "describe_certificate")
def describe_certificate(original: Any, self: Any, arn: str) -> Any:
    bundle = original(self, arn)
    bundle.in_use_by = users_of(self.account_id, self.region_name, arn)
    return bundle
