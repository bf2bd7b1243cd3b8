"""An AWS account on loopback for DeploymentLifecycleTest: moto 5.2.1 (Apache-2.0), with what it lacks for our template.

    python3 aws_account.py PORT FUNCTIONS_URL

- CloudFormation learns the resource types of the template that moto does not make, and keeps what any of the policies
  that begin with Retain keeps.
- A bucket's notifications are set up from the template.
- A call of a function goes to FUNCTIONS_URL/NAME, where the test runs the real handler; what S3 or the caller sends
  asynchronously has the header X-Asynchronous.
- State machines are executed by moto's interpreter, in the region where CloudFormation made them and as often as they are
  started; their calls and reads come with the access key of their role.
- A request whose access key is ROLE-NAME (a function's name in place of NAME) may do what the role of that function may,
  no more, and one of MACHINE-NAME what the role NAME may; moto itself reads neither resources nor conditions of such
  policies. What was refused is listed at /refused, and what was published to topics at /mails.
"""

import copy
import fnmatch
import functools
import io
import json
import os
import re
import sys
import threading
import types
import urllib.parse
import urllib.request
import uuid

import boto3

os.environ["VALIDATE_LAMBDA_S3"] = "false"  # the package is the CDK's to upload; here the handlers run from the class path

import moto.budgets.models
import moto.cloudformation.parsing as parsing
import moto.ecr.models
import moto.iam.models
import moto.logs.models
import moto.s3.notifications
import moto.secretsmanager.models
import moto.sqs.models
import moto.ssm.models
import moto.stepfunctions.models
import moto.stepfunctions.parser.asl.component.state.exec.state_map.item_reader.eval.resource_eval_s3 as items
import moto.stepfunctions.parser.asl.component.state.exec.state_task.lambda_eval_utils as tasks
from moto.awslambda.models import LambdaFunction, LambdaVersion, lambda_backends
from moto.cloudwatch.models import cloudwatch_backends
from moto.core.common_models import CloudFormationModel
from moto.core.config import default_user_config
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from moto.s3.models import FakeBucket, s3_backends
from moto.scheduler.models import scheduler_backends
from moto.sns.models import sns_backends
from moto.sqs.models import sqs_backends
from moto.stepfunctions.parser.asl.component.state.exec.state_map.iteration.distributed_iteration_component import (
    DistributedIterationComponent,
)
from moto.stepfunctions.parser.models import StepFunctionsParserBackend, stepfunctions_parser_backends
from werkzeug.serving import run_simple

ACCOUNT = "123456789012"
PORT, FUNCTIONS = int(sys.argv[1]), sys.argv[2]
os.environ["MOTO_PORT"] = str(PORT)  # where the interpreter of state machines calls functions and reads objects
MODULE = "moto.account.models"  # moto takes the service from the second word
refused = []


# -- CloudFormation ---------------------------------------------------------------------------------------------------


class Made(CloudFormationModel):
    """A resource that moto's CloudFormation cannot make by itself."""

    __module__ = MODULE

    def __init__(self, name, attributes):
        self.name, self.attributes = name, attributes

    physical_resource_id = property(lambda self: self.name)

    def is_created(self):
        return True

    @classmethod
    def has_cfn_attr(cls, attribute):
        return True

    def get_cfn_attribute(self, attribute):
        return self.attributes[attribute]


def teach(kind, name_property, create, delete=lambda name, account, region: None):
    """create(name, properties, account, region) makes it and returns its name and its attributes."""

    def from_template(cls, resource_name, template, account_id, region_name, **ignored):
        return cls(*create(resource_name, template.get("Properties", {}), account_id, region_name))

    def update(cls, original_resource, new_resource_name, template, account_id, region_name):
        delete(original_resource.name, account_id, region_name)
        return from_template(cls, new_resource_name, template, account_id, region_name)

    body = {
        "__module__": MODULE,
        "cloudformation_name_type": staticmethod(lambda: name_property),
        "cloudformation_type": staticmethod(lambda: kind),
        "create_from_cloudformation_json": classmethod(from_template),
        "update_from_cloudformation_json": classmethod(update),
        "delete_from_cloudformation_json": classmethod(lambda cls, name, template, account, region, **k: delete(name, account, region)),
        "delete": lambda self, account, region: delete(self.name, account, region),
    }
    taught.append(types.new_class(kind.replace("::", ""), (Made,), {}, lambda names: names.update(body)))


def schedule_group(name, properties, account, region):
    backend = scheduler_backends[account][region]
    if properties["Name"] in backend.schedule_groups:
        raise RuntimeError(f"Schedule group {properties['Name']} already exists.")
    return properties["Name"], {"Arn": backend.create_schedule_group(properties["Name"], []).arn}


def schedule(name, properties, account, region):
    made = scheduler_backends[account][region].create_schedule(
        description=None, end_date=None, flexible_time_window=properties["FlexibleTimeWindow"],
        group_name=properties["GroupName"], kms_key_arn=None, name=properties["Name"],
        schedule_expression=properties["ScheduleExpression"], schedule_expression_timezone=None, start_date=None,
        state=properties.get("State"), target=properties["Target"], action_after_completion=None)
    return properties["Name"], {"Arn": made.arn}


def no_schedule(name, account, region):
    for group in scheduler_backends[account][region].schedule_groups.values():
        group.schedules.pop(name, None)


def subscription(name, properties, account, region):
    arn = sns_backends[account][region].subscribe(properties["TopicArn"], properties["Endpoint"], properties["Protocol"]).arn
    return arn, {"Arn": arn}


def topic_policy(name, properties, account, region):
    for topic in properties["Topics"]:
        sns_backends[account][region].get_topic(topic).policy = json.dumps(properties["PolicyDocument"])
    return name, {}


def queue_policy(name, properties, account, region):
    for queue in properties["Queues"]:
        sqs_backends[account][region].set_queue_attributes(
            queue.split("/")[-1], {"Policy": json.dumps(properties["PolicyDocument"])})
    return name, {}


def alarm(name, properties, account, region):
    known = cloudwatch_backends[account][region]
    if properties["AlarmName"] in known.alarms:
        raise RuntimeError(f"Alarm {properties['AlarmName']} already exists.")
    made = known.put_metric_alarm(
        name=properties["AlarmName"], namespace=properties["Namespace"], metric_name=properties["MetricName"],
        comparison_operator=properties["ComparisonOperator"], evaluation_periods=properties["EvaluationPeriods"],
        period=properties["Period"], threshold=properties["Threshold"], statistic=properties.get("Statistic"),
        description=properties["AlarmDescription"], dimensions=properties.get("Dimensions", []),
        alarm_actions=properties["AlarmActions"], ok_actions=properties["OKActions"],
        treat_missing_data=properties["TreatMissingData"])
    return properties["AlarmName"], {"Arn": made.alarm_arn}


def patience(name, properties, account, region):
    lambda_backends[account][region].put_function_event_invoke_config(properties["FunctionName"], {
        each: properties[each] for each in ("MaximumRetryAttempts", "MaximumEventAgeInSeconds") if each in properties})
    return name, {}


def budget(name, properties, account, region):
    moto.budgets.models.budgets_backends[account]["aws"].create_budget(
        account, properties["Budget"], properties.get("NotificationsWithSubscribers", []))
    return properties["Budget"]["BudgetName"], {}


def named(name, properties, account, region):
    """Of API Gateway: what the calls of a test do not go through."""
    return name, {}


def alias(name, properties, account, region):
    return lambda_backends[account][region].create_alias(
        properties["Name"], properties["FunctionName"], properties["FunctionVersion"], "", None).arn, {}


taught = []
teach("AWS::Scheduler::ScheduleGroup", "Name", schedule_group,
      lambda name, account, region: scheduler_backends[account][region].delete_schedule_group(name))
teach("AWS::Scheduler::Schedule", "Name", schedule, no_schedule)
teach("AWS::SNS::Subscription", "", subscription)
teach("AWS::SNS::TopicPolicy", "", topic_policy)
teach("AWS::SQS::QueuePolicy", "", queue_policy)
teach("AWS::S3::BucketPolicy", "", lambda name, *rest: (name, {}))  # moto would read no condition of it: all is denied
teach("AWS::CloudWatch::Alarm", "AlarmName", alarm,
      lambda name, account, region: cloudwatch_backends[account][region].delete_alarms([name]))
teach("AWS::Lambda::EventInvokeConfig", "", patience)
teach("AWS::Budgets::Budget", "", budget,
      lambda name, account, region: moto.budgets.models.budgets_backends[account]["aws"].delete_budget(account, name))

for part in ("Stage", "RequestValidator", "Model", "GatewayResponse", "Account"):
    teach("AWS::ApiGateway::" + part, "", named)
teach("AWS::Lambda::Alias", "", alias)
LambdaVersion.get_cfn_attribute = lambda self, name: str(self.version)

native_models = parsing.get_model_list()
parsing.get_model_list = lambda: [each for each in native_models if each is not Made] + taught
parsing.get_model_map.cache_clear()
parsing.get_name_type_map.cache_clear()

delete_resource = parsing.ResourceMap._delete_resource


def delete_unless_kept(self, parsed, template):
    if not template.get("DeletionPolicy", "").startswith("Retain"):
        delete_resource(self, parsed, template)


parsing.ResourceMap._delete_resource = delete_unless_kept

make_bucket = FakeBucket.create_from_cloudformation_json.__func__


def bucket_with_notifications(cls, resource_name, template, account_id, region_name, **more):
    bucket = make_bucket(cls, resource_name, template, account_id, region_name, **more)
    calls = template["Properties"].get("NotificationConfiguration", {}).get("LambdaConfigurations", [])
    if calls:
        s3_backends[account_id]["aws"].put_bucket_notification_configuration(resource_name, {"CloudFunctionConfiguration": [
            {"CloudFunction": call["Function"], "Event": [call["Event"]], "Filter": {"S3Key": {"FilterRule": call["Filter"]["S3Key"]["Rules"]}}}
            for call in calls]})
    return bucket


FakeBucket.create_from_cloudformation_json = classmethod(bucket_with_notifications)


# -- Functions --------------------------------------------------------------------------------------------------------


def call(function, event, asynchronous):
    request = urllib.request.Request(f"{FUNCTIONS}/{function}", data=event.encode())
    if asynchronous:
        request.add_header("X-Asynchronous", "true")
    with urllib.request.urlopen(request, timeout=300) as answer:
        return answer.read().decode(), answer.headers.get("X-Failed") == "true"


def invoke(self, body, request_headers, response_headers):
    asynchronous = request_headers.get("x-amz-invocation-type") == "Event"
    body = body.decode() if isinstance(body, bytes) else body
    answer, failed = call(self.function_name, body or "{}", asynchronous)
    if failed:
        response_headers["x-amz-function-error"] = "Unhandled"
    return answer.encode()


def notify(account, event, function_arn, region):
    call(function_arn.split(":")[-1], json.dumps(event), True)


LambdaFunction.invoke = invoke
moto.s3.notifications._invoke_awslambda = notify


# -- State machines ---------------------------------------------------------------------------------------------------

# The interpreter keeps machines of its own: those that CloudFormation makes are to be among them.
default_user_config["stepfunctions"] = {"execute_state_machine": True}
moto.stepfunctions.models.stepfunctions_backends = stepfunctions_parser_backends


def without_executions(machine, seen):
    """An execution works on a copy of its machine. A copy with the machine's earlier executions would copy their threads."""
    copied = copy.copy(machine)
    copied.executions = []
    return copied


moto.stepfunctions.models.StateMachine.__deepcopy__ = without_executions

start_execution = StepFunctionsParserBackend.start_execution


def start_named(self, state_machine_arn, name=None, *rest, **more):
    """An execution that is started without a name gets one ("StartExecution" of the API reference)."""
    return start_execution(self, state_machine_arn, name or str(uuid.uuid4()), *rest, **more)


StepFunctionsParserBackend.start_execution = start_named


def client_of_a_machine(region, service, state_credentials=None):
    return kept_client(region, service, state_credentials.role_arn.split("/")[-1])


@functools.lru_cache(maxsize=None)  # a client serves any number of threads
def kept_client(region, service, role):
    return boto3.client(
        service, region_name=region, endpoint_url=f"http://127.0.0.1:{PORT}", aws_secret_access_key="secret",
        aws_access_key_id="MACHINE-" + role,
        config=boto3.session.Config(retries={"total_max_attempts": 1}, read_timeout=900))


tasks.boto_client_for = client_of_a_machine
items.boto_client_for = client_of_a_machine

run_children = DistributedIterationComponent._map_run


def run_as_its_role(self, env, eval_input):
    """Each child of a Distributed Map is started with the machine's own role ("IAM policies for using Distributed Map states")."""
    role = env.aws_execution_details.role_arn
    machine = env.states.context_object.context_object_data["StateMachine"]["Id"]
    if not may(list(statements(role)), "states:StartExecution", machine):
        refused.append([role, "states:StartExecution", machine, None])
        raise PermissionError(f"{role} may not start {machine}")
    run_children(self, env, eval_input)


DistributedIterationComponent._map_run = run_as_its_role


# -- Rights -----------------------------------------------------------------------------------------------------------


def statements(arn):
    role = next(each for each in moto.iam.models.iam_backends[ACCOUNT]["aws"].roles.values() if each.arn == arn)
    for document in role.policies.values():
        document = json.loads(document) if isinstance(document, str) else document
        yield from document["Statement"]


def many(value):
    return value if isinstance(value, list) else [value]


def like(pattern, text):
    return fnmatch.fnmatchcase(text, pattern.replace("[", "[[]"))


def may(granted, action, resource, prefix=None):
    return any(
        statement["Effect"] == "Allow"
        and any(like(each, action) for each in many(statement["Action"]))
        and any(like(each, resource) for each in many(statement["Resource"]))
        and all(
            operator == "StringLike" and list(values) == ["s3:prefix"] and prefix is not None
            and any(like(each, prefix) for each in many(values["s3:prefix"]))
            for operator, values in statement.get("Condition", {}).items())
        for statement in granted)


def needed(service, environment):
    """The rights that a request needs: (action, resource, listed prefix)."""
    if service == "s3":
        bucket, _, key = environment["PATH_INFO"].lstrip("/").partition("/")
        query = urllib.parse.parse_qs(environment.get("QUERY_STRING", ""), keep_blank_values=True)
        method = environment["REQUEST_METHOD"]
        if not key:
            return [("s3:ListBucket", f"arn:aws:s3:::{bucket}", query.get("prefix", [""])[0])]
        action = {"GET": "s3:GetObject", "HEAD": "s3:GetObject", "PUT": "s3:PutObject", "DELETE": "s3:DeleteObject"}[method]
        return [(action, f"arn:aws:s3:::{bucket}/{key}", None)]
    body = environment["wsgi.input"].read(int(environment.get("CONTENT_LENGTH") or 0))
    environment["wsgi.input"] = io.BytesIO(body)
    if service == "sns":
        form = urllib.parse.parse_qs(body.decode())
        return [("sns:" + form["Action"][0], form["TopicArn"][0], None)]
    if service == "secretsmanager":
        name = json.loads(body)["SecretId"]
        region = re.search(r"/\d{8}/([^/]+)/", environment["HTTP_AUTHORIZATION"]).group(1)
        action = environment["HTTP_X_AMZ_TARGET"].split(".")[-1]
        return [("secretsmanager:" + action, f"arn:aws:secretsmanager:{region}:{ACCOUNT}:secret:{name}-AbCdEf", None)]
    region = re.search(r"/\d{8}/([^/]+)/", environment["HTTP_AUTHORIZATION"]).group(1)
    action = environment.get("HTTP_X_AMZ_TARGET", "").split(".")[-1]
    if service == "dynamodb":
        table = json.loads(body)["TableName"]
        return [("dynamodb:" + action, f"arn:aws:dynamodb:{region}:{ACCOUNT}:table/{table}", None)]
    if service == "ssm":
        return [("ssm:" + action, f"arn:aws:ssm:{region}:{ACCOUNT}:parameter{json.loads(body)['Name']}", None)]
    if service == "lambda":
        function = re.fullmatch(r"/2015-03-31/functions/([^/]+)/invocations", environment["PATH_INFO"]).group(1).split(":")[-1]
        return [("lambda:InvokeFunction", f"arn:aws:lambda:{region}:{ACCOUNT}:function:{function}", None)]
    return [(service + ":unknown", "*", None)]


def mails():
    return [{"subject": each[2], "message": each[1]}
            for region in sns_backends[ACCOUNT].values() for topic in region.topics.values() for each in topic.sent_notifications]


class Guard:
    def __init__(self, application):
        self.application = application

    def __call__(self, environment, start):
        if environment["PATH_INFO"] == "/refused":
            start("200 OK", [("Content-Type", "application/json")])
            return [json.dumps(refused).encode()]
        if environment["PATH_INFO"] == "/mails":
            start("200 OK", [("Content-Type", "application/json")])
            return [json.dumps(mails()).encode()]
        signed = re.search(r"Credential=(ROLE|MACHINE)-([^/]+)/\d+/([^/]+)/([^/]+)/", environment.get("HTTP_AUTHORIZATION", ""))
        if not signed:
            return self.application(environment, start)
        kind, function, region, service = signed.groups()
        granted = list(statements(
            lambda_backends[ACCOUNT][region].get_function(function).role if kind == "ROLE" else f"arn:aws:iam::{ACCOUNT}:role/{function}"))
        missing = [each for each in needed(service, environment) if not may(granted, *each)]
        if missing:
            refused.append([function, *missing[0]])
            return denied(start)
        told = {}
        body = b"".join(self.application(environment, lambda status, headers, error=None: told.update(status=status, headers=headers)))
        # S3 says of an absent object that it is absent only to who may list it.
        bucket, _, key = environment["PATH_INFO"].lstrip("/").partition("/")
        if service == "s3" and key and told["status"].startswith("404") and not may(granted, "s3:ListBucket", f"arn:aws:s3:::{bucket}", key):
            refused.append([function, "s3:ListBucket", bucket, key])
            return denied(start)
        start(told["status"], told["headers"])
        return [body]


def denied(start):
    body = b'<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>'
    start("403 Forbidden", [("Content-Type", "application/xml"), ("Content-Length", str(len(body)))])
    return [body]


# Ends with the test that started it, however that ends.
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
run_simple("127.0.0.1", PORT, Guard(DomainDispatcherApplication(create_backend_app)), threaded=True, use_reloader=False)
