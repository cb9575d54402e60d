"""Electronic signatures in PDFs, held against the certificates that the user trusts. Nothing is asked of the network.

A signature counts where the whole document is signed and unchanged since, and the certificate was good at the time that
the signer states; whether it was revoked is not known here.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Literal, NamedTuple

from perda_rules.effort import TooMuchWork, bounded
from perda_rules.errors import InputError, problem, reason_of

State = Literal["valid", "untrusted", "changed", "unreadable"]
_MAX_CALLS = 60_000_000
_ENDINGS = (".pem", ".crt", ".cer", ".der")


class Signature(NamedTuple):
    """What the signatures of one file are worth."""

    state: State
    signer: str
    """Whom the certificate names."""


class Trust:
    """The certificates that the user trusts."""

    def __init__(self, paths: Sequence[Path]) -> None:
        """Load the certificates in ``paths``, files or folders of them.

        Raises InputError: the library is not installed (U123), no certificate can be read there (U124).
        """
        try:
            from pyhanko.keys import load_certs_from_pemder
        except ImportError as error:
            raise InputError(problem("U123", "--trust")) from error
        self._roots: list[Any] = []
        problems = []
        for path in paths:
            files = sorted(f for f in path.iterdir() if f.suffix.lower() in _ENDINGS) if path.is_dir() else [path]
            try:
                found = list(load_certs_from_pemder([str(file) for file in files]))  # type: ignore[no-untyped-call]
            except OSError as error:
                problems.append(problem("U124", path, reason=reason_of(error)))
                continue
            except (ValueError, TypeError) as error:
                problems.append(problem("U124", path, reason=str(error)[:200]))
                continue
            if not found:
                problems.append(problem("U124", path, reason="–"))
            self._roots += found
        if problems:
            raise InputError(problems)

    def examine(self, stream: BinaryIO) -> Signature | None:
        """Say what the signatures in a PDF are worth; None where there is none."""
        loud = [logging.getLogger(name) for name in ("pyhanko", "pyhanko_certvalidator")]
        before = [log.level for log in loud]
        for log in loud:
            log.setLevel(logging.CRITICAL + 1)
        try:
            return bounded(lambda: self._examine(stream), _MAX_CALLS)
        except (Exception, TooMuchWork):
            # A hostile file reaches whatever weakness the library has; for us they all mean the same.
            return Signature("unreadable", "")
        finally:
            for log, level in zip(loud, before, strict=True):
                log.setLevel(level)

    def _examine(self, stream: BinaryIO) -> Signature | None:
        from pyhanko.pdf_utils.reader import PdfFileReader

        stream.seek(0)
        signatures = PdfFileReader(stream, strict=False).embedded_regular_signatures
        if not signatures:
            return None
        found = [self._one(signature) for signature in signatures]
        # One signature that does not hold spoils the file, whoever signed it.
        order: tuple[State, ...] = ("changed", "unreadable", "untrusted", "valid")
        return min(found, key=lambda one: order.index(one.state))

    def _one(self, signature: Any) -> Signature:
        from pyhanko.sign.validation import validate_pdf_signature
        from pyhanko.sign.validation.status import SignatureCoverageLevel
        from pyhanko_certvalidator import ValidationContext

        told: datetime | None = signature.self_reported_timestamp
        context = ValidationContext(
            trust_roots=self._roots, allow_fetching=False, revocation_mode="soft-fail", moment=told
        )
        status = validate_pdf_signature(signature, context)
        signer = str(status.signing_cert.subject.native.get("common_name", ""))
        covered = status.coverage or SignatureCoverageLevel.UNCLEAR
        whole = covered.value >= SignatureCoverageLevel.ENTIRE_REVISION.value
        if not (status.intact and status.valid and whole and status.docmdp_ok):
            return Signature("changed", signer)
        return Signature("valid" if status.bottom_line else "untrusted", signer)
