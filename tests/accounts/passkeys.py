"""Passkeys without a device: as good as real ones, except that nobody can use them."""

from allauth.mfa.webauthn.internal.auth import WebAuthn
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

ORIGIN = "http://testserver"


def add_passkey(user, name="Mijn telefoon"):
    """Give a user a passkey and return it as it is stored."""
    key = ec.generate_private_key(ec.SECP256R1()).public_key()
    identifier = name.encode()
    credential = AttestedCredentialData.create(
        Aaguid.NONE, identifier, ES256.from_cryptography_key(key)
    )
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
    data = AuthenticatorData.create(b"\0" * 32, flags, 0, credential)
    attestation = AttestationObject.create("none", data, {})
    client_data = CollectedClientData.create("webauthn.create", b"challenge", ORIGIN)
    registration = {
        "id": websafe_encode(identifier),
        "rawId": websafe_encode(identifier),
        "type": "public-key",
        "response": {
            "clientDataJSON": websafe_encode(client_data),
            "attestationObject": websafe_encode(attestation),
        },
    }
    return WebAuthn.add(user, name, registration).instance
