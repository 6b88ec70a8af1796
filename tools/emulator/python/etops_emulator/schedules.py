"""Cron expressions of EventBridge, of AWS Backup, and of Auto Scaling (five fields), checked field by field.

https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
"""

import re
from calendar import monthrange

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
DAYS = ("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")

# Name, range, words and additional forms of each field.
AWS_FIELDS = (
    ("minutes", 0, 59, (), r"(?!)"),
    ("hours", 0, 23, (), r"(?!)"),
    ("day of month", 1, 31, (), r"\?|L|LW|(\d{1,2})W"),
    ("month", 1, 12, MONTHS, r"(?!)"),
    ("day of week", 1, 7, DAYS, r"\?|L|([1-7]|[A-Z]{3})L|([1-7]|[A-Z]{3})#[1-5]"),
    ("year", 1970, 2199, (), r"(?!)"),
)
UNIX_FIELDS = (
    ("minutes", 0, 59, (), r"(?!)"),
    ("hours", 0, 23, (), r"(?!)"),
    ("day of month", 1, 31, (), r"(?!)"),
    ("month", 1, 12, MONTHS, r"(?!)"),
    ("day of week", 0, 7, DAYS, r"(?!)"),
)


def problem_of_schedule(expression: str, allowed: tuple[str, ...] = ("cron", "rate")) -> str | None:
    """Returns why an expression is no schedule."""
    kind, _, rest = expression.partition("(")
    if kind not in allowed or not rest.endswith(")"):
        return f"it is none of {', '.join(f'{each}(…)' for each in allowed)}"
    if kind == "rate":
        return problem_of_rate(rest[:-1])
    if kind == "at":
        return None if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", rest[:-1]) else "it is no date and time"
    return problem_of_cron(rest[:-1], AWS_FIELDS)


def problem_of_rate(text: str) -> str | None:
    found = re.fullmatch(r"([1-9]\d*) (minute|hour|day)(s?)", text)
    if not found:
        return "it is no rate"
    # EventBridge wants `1 day`, and `2 days`.
    return None if (found.group(1) == "1") == (found.group(3) == "") else "its unit has the wrong number"


def problem_of_cron(text: str, fields: tuple[tuple[str, int, int, tuple[str, ...], str], ...]) -> str | None:
    values = text.split()
    if len(values) != len(fields):
        return f"it must have {len(fields)} fields"
    for value, (name, least, most, words, special) in zip(values, fields):
        if not re.fullmatch(special, value.upper()) and not is_field(value.upper(), least, most, words):
            return f"{value} is not valid as {name}"
    if fields is AWS_FIELDS and (values[2] == "?") == (values[4] == "?"):
        return "exactly one of its day of month and its day of week must be ?"
    return None if happens(values[2], values[3]) else "it never happens"


def is_field(value: str, least: int, most: int, words: tuple[str, ...]) -> bool:
    return all(is_part(part, least, most, words) for part in value.split(","))


def is_part(part: str, least: int, most: int, words: tuple[str, ...]) -> bool:
    base, slash, step = part.partition("/")
    if slash and not re.fullmatch(r"[1-9]\d*", step):
        return False
    ends = base.split("-")
    return base == "*" or (len(ends) <= 2 and all(is_value(end, least, most, words) for end in ends))


def is_value(text: str, least: int, most: int, words: tuple[str, ...]) -> bool:
    return text in words or (text.isdigit() and least <= int(text) <= most)


def happens(day: str, month: str) -> bool:
    """Returns whether a month has the day: a single day, such as 31, of single months, such as 2."""
    days, months = day.split(","), month.upper().split(",")
    if not all(each.isdigit() for each in days):
        return True
    numbers = [MONTHS.index(each) + 1 if each in MONTHS else int(each) if each.isdigit() else None for each in months]
    if None in numbers:
        return True
    return any(int(each) <= monthrange(2028, number)[1] for each in days for number in numbers if number)
