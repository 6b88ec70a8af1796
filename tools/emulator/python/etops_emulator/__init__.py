"""Changes to moto's server, so that Terraform's AWS provider reads back what it wrote.

`fixes/<service>/` changes the services, `server/` the server itself. Each fix names the symptom that the provider shows
without it, or cites AWS's page of a refusal that moto lacks. The fixes prove the provider's round trip (create, read,
plan, delete), and the part of AWS's own validation that the README lists.
"""

SUPPORTED_VERSION = "5.2.1"
