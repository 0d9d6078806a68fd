-- Not only AS4 leaves proof: signed SOAP does as well. And Customs is reminded before the time to answer a notice is over.

alter table as4_proof rename to proof;
comment on table proof is 'RECEIPT: of a delivery, as the partner signed it; ENVELOPE: of a message, as its sender signed it. By AS4 or signed SOAP.';
comment on column proof.content is 'By AS4 the bytes as they came, of an envelope its SOAP part in canonical XML with the digest of the payload; by signed SOAP the whole envelope in canonical XML.';

alter table notice add column remind_at timestamptz;
create index notice_remind on notice (remind_at) where remind_at is not null;
comment on column notice.remind_at is 'When Customs is reminded that it is not answered yet; null once that is done.';
