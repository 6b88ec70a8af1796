"""moto's dispatcher, with readable refusals and the admin routes.

A call that moto does not support answers 501. Unchanged, moto answers an unknown action with 500 and an HTML page, which
the provider retries 25 times, so that it appears to hang. For an unknown service moto drops the connection.
"""

import json
import traceback
from html import escape
from typing import Any

from flask import Flask, request
from moto.core.responses import BaseResponse
from moto.moto_server import werkzeug_app
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Request, Response

from etops_emulator.patching import around
from etops_emulator.regions import RegionUnreachable, is_here, pass_on, region_of
from etops_emulator.server.admin import ADMIN_PREFIX, answer_admin
from etops_emulator.server.listener import cut_off, is_listening
from etops_emulator.server.retries import answer_once

ERROR_CODE = "NotSupportedByEmulator"
XML_SERVICES = ("cloudfront", "route53", "s3", "s3control")


class UnknownService(Exception):
    """moto does not have the service."""


class Application(werkzeug_app.DomainDispatcherApplication):
    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        if not is_listening():
            cut_off(environ)
        if environ.get("PATH_INFO", "").startswith(ADMIN_PREFIX):
            return answer_admin(Request(environ))(environ, start_response)
        region = region_of(environ)
        if region is not None and not is_here(region):
            return answer_elsewhere(environ, region)(environ, start_response)
        return answer_once(self.dispatch, environ, start_response)

    def dispatch(self, environ: dict[str, Any], start_response: Any) -> Any:
        try:
            application = self.get_application(environ)
        except UnknownService:
            return refuse_call(environ, "no such service")(environ, start_response)
        return application(environ, start_response)


def create_app(service: Any) -> Flask:
    if service is None:
        raise UnknownService
    application = werkzeug_app.create_backend_app(service)
    application.debug = False
    application.config["PROPAGATE_EXCEPTIONS"] = False
    application.register_error_handler(Exception, lambda error: refuse(service, error))
    return application


# moto answers 404 for a path without an action, which the provider interprets as a deleted resource.
@around(BaseResponse, "_get_action")
def get_action(original: Any, self: Any) -> str:
    action = original(self)
    if not action:
        raise NotImplementedError(f"no action for {self.method} {self.path}")
    return action


def answer_elsewhere(environ: dict[str, Any], region: str) -> Response:
    try:
        return pass_on(environ, region)
    except RegionUnreachable as error:
        return refuse_call(environ, str(error))


def refuse_call(environ: dict[str, Any], reason: str) -> Response:
    credential = environ.get("HTTP_AUTHORIZATION", "").partition("Credential=")[2].split(",")[0]
    scope = credential.split("/")[2:4]
    call = environ.get("HTTP_X_AMZ_TARGET") or f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}"
    message = report(f"{'/'.join(scope) or 'unsigned call'}: {reason}, {call}")
    return refusal(scope[-1] if scope else "", environ.get("CONTENT_TYPE", ""), message)


def refuse(service: str, error: Exception) -> Any:
    if isinstance(error, HTTPException) and (error.code or 500) < 500:
        if "text/html" not in str(error.get_response().content_type):
            return error
        # Flask's own answer: moto has no route for the path.
        error = NotImplementedError(f"no route for {request.method} {request.path}")
    if not isinstance(error, NotImplementedError):
        traceback.print_exception(error)
    message = report(f"{service}: {type(error).__name__}: {error}")
    return refusal(service, request.headers.get("Content-Type", ""), message)


def refusal(service: str, content_type: str, message: str) -> Response:
    """Returns a refusal in the protocol of the service, so that its client shows the message."""
    if "x-www-form-urlencoded" in content_type:
        return xml_refusal("Response" if service == "ec2" else "ErrorResponse", message)
    if service in XML_SERVICES:
        return xml_refusal("ErrorResponse", message)
    return json_refusal(message)


def report(message: str) -> str:
    """Writes the line that the parent process searches the log for."""
    line = " ".join(message.split())
    print(f"UNSUPPORTED {line}", flush=True)
    return line


def json_refusal(message: str) -> Response:
    body = json.dumps({"__type": ERROR_CODE, "code": ERROR_CODE, "message": message})
    return Response(body, 501, {"x-amzn-ErrorType": ERROR_CODE}, content_type="application/json")


def xml_refusal(root: str, message: str) -> Response:
    error = f"<Error><Type>Sender</Type><Code>{ERROR_CODE}</Code><Message>{escape(message)}</Message></Error>"
    if root == "Response":
        error = f"<Errors>{error}</Errors>"
    return Response(f"<{root}>{error}<RequestId>0</RequestId></{root}>", 501, content_type="text/xml")
