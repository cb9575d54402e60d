"""Certificates and signed PDFs of our own, made anew in each run."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from documents import pdf

START = datetime(2025, 1, 1, tzinfo=UTC)


class Authority(NamedTuple):
    """A root certificate and somebody whose certificate it signed."""

    root: bytes
    key: Path
    certificate: Path


def make_authority(folder: Path, name: str, *, days: int = 3650) -> Authority:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    def called(words: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, words)])

    def begun(subject: str, issuer: str, key: ec.EllipticCurvePrivateKey) -> x509.CertificateBuilder:
        return (
            x509.CertificateBuilder()
            .subject_name(called(subject))
            .issuer_name(called(issuer))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(START)
            .not_valid_after(START + timedelta(days=days))
        )

    folder.mkdir(parents=True)
    root_key, own_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    root = (
        begun(f"{name} induk", f"{name} induk", root_key)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(root_key, hashes.SHA256())
    )
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    own = begun(name, f"{name} induk", own_key).add_extension(usage, critical=True).sign(root_key, hashes.SHA256())
    pem = serialization.Encoding.PEM
    key, certificate = folder / "kunci.pem", folder / "sertifikat.pem"
    plain = serialization.NoEncryption()
    key.write_bytes(own_key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
    certificate.write_bytes(own.public_bytes(pem))
    return Authority(root.public_bytes(pem), key, certificate)


def signed_pdf(authority: Authority, *pages: str) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers

    signer = signers.SimpleSigner.load(str(authority.key), str(authority.certificate))
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf(*pages)))
    made = io.BytesIO()
    signers.sign_pdf(writer, signers.PdfSignatureMetadata(field_name="TandaTangan"), signer=signer, output=made)
    return made.getvalue()
