<?php
// Lodges a declaration, reads its case and files its entry with ICS2 over the published SOAP services, by SoapClient. Arguments: address of the hub, LRN.
[, $base, $lrn] = $argv;
$post = stream_context_create(['http' => ['method' => 'POST']]);
$token = json_decode(file_get_contents("$base/dev/token?partner=customs", false, $post))->access_token;
$service = fn(string $name) => new SoapClient("$base/soap/v1/$name?wsdl", [
    'stream_context' => stream_context_create(['http' => ['header' => "Authorization: Bearer $token"]]),
    'cache_wsdl' => WSDL_CACHE_NONE,
]);
$declaration = ['Declaration' => [
    'FunctionCode' => '9',
    'LRN' => $lrn,
    'DirectionCode' => 'IMPORT',
    'Declarant' => ['Identifier' => [['ID' => 'NO912345678', 'TypeCode' => 'EORI']]],
    'GoodsItem' => [['SequenceNumeric' => 1, 'CommodityCode' => '01061900', 'NetMassMeasure' => '12.5']],
]];
$declarations = $service('declarations');
$taken = $declarations->LodgeDeclaration($declaration)->Receipt;
$case = $service('cases')->GetCase(['CaseID' => $taken->CaseID]);
try {
    $declarations->LodgeDeclaration($declaration);
} catch (SoapFault $refused) {
    echo 'refused ', $refused->detail->Refusal->ReasonCode, "\n";
}
$filed = $service('notices')->SendNotice(['Notice' => [
    'NoticeID' => "{$lrn}E",
    'RecipientID' => 'eu-ics2',
    'TypeCode' => 'IE3F10',
    'OriginatorID' => 'NO.ICS2',
    'Reference' => ['LRN' => "{$lrn}E", 'DeclarantIdentifier' => ['ID' => 'NO912345678', 'TypeCode' => 'EORI']],
    'EventDateTime' => gmdate('c'),
]]);
echo "notice {$filed->Receipt->MessageID}\n";
echo "case $taken->CaseID ", current((array) $case)->Reference->LRN, "\n";
