"""What moto's server needs so that Terraform's AWS provider finds what it wrote.

One module an AWS service; each fix names the symptom that the provider shows without it. The fixes prove the
provider's round trip (create, read, plan, delete), not AWS's own validation.
"""
