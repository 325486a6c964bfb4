"""Scrapy, hardened: what it must not do by default here, and what it must.

Here: a plan as Scrapy's settings.
Not here: the plan (`plan`), the parts that the settings name (`gatekeeper`, `robots`, `patience`).
"""

from dataclasses import asdict
from typing import Any

from pipelines.fetch import resolver, tls
from pipelines.fetch.plan import AGENT, MOST_REDIRECTS, MOST_TRIES, Plan

_HOSTS_AT_ONCE = 64
_MIDDLEWARES = "scrapy.downloadermiddlewares"


def scrapy_settings(plan: Plan) -> dict[str, Any]:
    """The settings of one crawl."""
    pace, limits = plan.pace, plan.limits
    rehearsal = asdict(plan.rehearsal)
    return {
        **_closed_doors(),
        "USER_AGENT": f"{AGENT}/0.1 (+{plan.contact.strip()})",
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/xhtml+xml,application/pdf,application/xml;q=0.9,"
            "*/*;q=0.8",
            "Accept-Language": "zh-CN,zh;q=0.9",
        },
        "CONCURRENT_REQUESTS": _HOSTS_AT_ONCE,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "CONCURRENT_ITEMS": 1,
        "DOWNLOAD_DELAY": pace.delay,
        "DOWNLOAD_DELAY_JITTER": 0,
        "AUTOTHROTTLE_ENABLED": True,
        "AUTOTHROTTLE_START_DELAY": pace.delay,
        "AUTOTHROTTLE_MAX_DELAY": pace.most_delay,
        "DOWNLOAD_TIMEOUT": pace.timeout,
        "DOWNLOAD_MAXSIZE": limits.body_bytes,
        "DOWNLOAD_WARNSIZE": 0,
        "DNS_TIMEOUT": min(pace.timeout, 20),
        "RETRY_TIMES": MOST_TRIES - 1,
        "RETRY_GIVE_UP_LOG_LEVEL": "INFO",
        "REDIRECT_MAX_TIMES": MOST_REDIRECTS,
        "METAREFRESH_MAXDELAY": 5,
        "HTTPERROR_ALLOW_ALL": True,
        "TWISTED_DNS_RESOLVER": "pipelines.fetch.resolver.PublicResolver",
        "DOWNLOADER_MIDDLEWARES": {
            f"{_MIDDLEWARES}.robotstxt.RobotsTxtMiddleware": None,
            f"{_MIDDLEWARES}.retry.RetryMiddleware": None,
            f"{_MIDDLEWARES}.httpproxy.HttpProxyMiddleware": None,
            f"{_MIDDLEWARES}.offsite.OffsiteMiddleware": None,
            "pipelines.fetch.gatekeeper.GatekeeperMiddleware": 10,
            "pipelines.fetch.robots.RobotsMiddleware": 100,
            "pipelines.fetch.patience.PatienceMiddleware": 550,
        },
        resolver.SETTING: rehearsal if plan.rehearsal.is_on else {},
        tls.SETTING: [source.host for source in plan.sources if source.tls_exception],
        "PLANLEDGER_BACKOFF": pace.backoff,
        "PLANLEDGER_MOST_WAIT": pace.most_wait,
        "PLANLEDGER_MOST_DELAY": pace.most_delay,
    }


def _closed_doors() -> dict[str, Any]:
    """What Scrapy would open, trust or tell by itself."""
    return {
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "DOWNLOAD_HANDLERS": {
            "file": None,
            "data": None,
            "ftp": None,
            "s3": None,
            "https": "pipelines.fetch.tls.ExceptingHandler",
        },
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "COOKIES_ENABLED": False,
        "REFERRER_POLICY": "no-referrer",
        "MEMUSAGE_ENABLED": False,
        "STATS_DUMP": False,
        "LOG_LEVEL": "WARNING",
        "LOG_COLOR": False,
    }
