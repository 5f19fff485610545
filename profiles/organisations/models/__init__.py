from .hand_overs import HandOver
from .memberships import Invitation, Membership
from .organisations import FormerAddress, Organisation, TrustedDomain
from .regions import Municipality, Region, Subregion
from .vocabulary import OrganisationType, Sector, Specialism, TargetGroup, Term

__all__ = [
    "FormerAddress",
    "HandOver",
    "Invitation",
    "Membership",
    "Municipality",
    "Organisation",
    "OrganisationType",
    "Region",
    "Sector",
    "Specialism",
    "Subregion",
    "TargetGroup",
    "Term",
    "TrustedDomain",
]
