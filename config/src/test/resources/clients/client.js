// Lodges a declaration, reads its case and files its entry with ICS2 over the published SOAP services, by the npm package soap. Arguments: address of the hub, LRN.
const soap = require('soap');

async function main([base, lrn]) {
  const answer = await fetch(base + '/dev/token?partner=customs', { method: 'POST' });
  const bearer = 'Bearer ' + (await answer.json()).access_token;
  const service = async (name) => {
    const client = await soap.createClientAsync(base + '/soap/v1/' + name + '?wsdl', { wsdl_headers: { Authorization: bearer } });
    client.addHttpHeader('Authorization', bearer);
    return client;
  };
  const declaration = { Declaration: {
    FunctionCode: '9',
    LRN: lrn,
    DirectionCode: 'IMPORT',
    Declarant: { Identifier: [{ ID: 'NO912345678', TypeCode: 'EORI' }] },
    GoodsItem: [{ SequenceNumeric: 1, CommodityCode: '01061900', NetMassMeasure: '12.5' }],
  } };
  const declarations = await service('declarations');
  const [taken] = await declarations.LodgeDeclarationAsync(declaration);
  const [found] = await (await service('cases')).GetCaseAsync({ CaseID: taken.Receipt.CaseID });
  try {
    await declarations.LodgeDeclarationAsync(declaration);
  } catch (refused) {
    console.log('refused', refused.root.Envelope.Body.Fault.detail.Refusal.ReasonCode);
  }
  const [filed] = await (await service('notices')).SendNoticeAsync({ Notice: {
    NoticeID: lrn + 'E',
    RecipientID: 'eu-ics2',
    TypeCode: 'IE3F10',
    OriginatorID: 'NO.ICS2',
    Reference: { LRN: lrn + 'E', DeclarantIdentifier: { ID: 'NO912345678', TypeCode: 'EORI' } },
    EventDateTime: new Date().toISOString(),
  } });
  console.log('notice', filed.Receipt.MessageID);
  console.log('case', taken.Receipt.CaseID, Object.values(found)[0].Reference.LRN);
}

main(process.argv.slice(2)).catch((failed) => {
  console.error(failed.message);
  process.exit(1);
});
