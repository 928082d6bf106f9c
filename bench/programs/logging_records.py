"""Log records formatted and written to memory, and those that a level suppresses."""

import io
import logging

KIND = "library"


def run():
    stream = io.StringIO()
    logger = logging.Logger("bench")
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING)
    for i in range(4000):
        logger.warning("value %d of %s", i, "many")
        logger.error("plain")
    for i in range(20000):
        logger.debug("never %d", i)
    text = stream.getvalue()
    assert text.count("\n") == 8000
    assert text.startswith("WARNING:bench:value 0 of many\nERROR:bench:plain\n")
