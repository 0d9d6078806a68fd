-- What AS4 leaves as proof: receipts of partners for what was sent to them, and the signed envelopes of what they sent.

create table as4_proof (
    owner        uuid not null,
    form         text not null check (form in ('RECEIPT', 'ENVELOPE')),
    at           timestamptz not null,
    content_type text not null,
    content      bytea not null,
    primary key (owner, form)
);
comment on table as4_proof is 'RECEIPT: of a delivery, as the partner signed it; ENVELOPE: of a message, as its sender signed it.';
comment on column as4_proof.content is 'The bytes as they came; of an envelope its SOAP part in canonical XML, with the digest of the payload.';
