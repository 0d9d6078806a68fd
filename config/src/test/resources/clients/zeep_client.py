"""Lodges a declaration, reads its case and files its entry with ICS2 over the published SOAP services, by zeep. Arguments: address of the hub, LRN."""
import json
import sys
import urllib.request
from datetime import datetime, timezone

from requests import Session
from zeep import Client
from zeep.exceptions import Fault
from zeep.transports import Transport

base, lrn = sys.argv[1:3]
asked = urllib.request.Request(base + "/dev/token?partner=customs", method="POST")
token = json.load(urllib.request.urlopen(asked))["access_token"]
session = Session()
session.headers["Authorization"] = "Bearer " + token


def service(name):
    return Client(base + "/soap/v1/" + name + "?wsdl", transport=Transport(session=session)).service


declaration = {
    "FunctionCode": "9",
    "LRN": lrn,
    "DirectionCode": "IMPORT",
    "Declarant": {"Identifier": [{"ID": "NO912345678", "TypeCode": "EORI"}]},
    "GoodsItem": [{"SequenceNumeric": 1, "CommodityCode": "01061900", "NetMassMeasure": "12.5"}],
}
declarations = service("declarations")
taken = declarations.LodgeDeclaration(Declaration=declaration)
case = service("cases").GetCase(CaseID=taken.CaseID)
try:
    declarations.LodgeDeclaration(Declaration=declaration)
except Fault as refused:
    print("refused", refused.detail.find(".//{urn:exchangehub:v1}ReasonCode").text)
filing = {
    "NoticeID": lrn + "E",
    "RecipientID": "eu-ics2",
    "TypeCode": "IE3F10",
    "OriginatorID": "NO.ICS2",
    "Reference": {"LRN": lrn + "E", "DeclarantIdentifier": {"ID": "NO912345678", "TypeCode": "EORI"}},
    "EventDateTime": datetime.now(timezone.utc),
}
print("notice", service("notices").SendNotice(Notice=filing).MessageID)
print("case", taken.CaseID, case.Reference.LRN)
