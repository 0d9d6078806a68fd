-- Deliveries whose answer was lost are asked about, and partners that only serve are polled.

alter table delivery add column asked integer not null default 0;
alter table delivery add column parameters text;
create index delivery_unknown on delivery (partner, kind, due_at) where state = 'UNKNOWN';
comment on column delivery.asked is 'How often the partner was asked, since its answer was lost, whether it has the message.';
comment on column delivery.parameters is 'What the map was given beside the message.';

create table poll (
    partner    text primary key,
    due_at     timestamptz not null,
    claimed_by uuid,
    failures   integer not null default 0,
    detail     text
);
comment on column poll.claimed_by is 'The node that looks now; no other does while it is alive.';

create table poll_refused (
    partner        text not null,
    item           text not null,
    message_id     uuid,
    reason         text not null,
    position       text not null,
    connector_hash text not null,
    refused_at     timestamptz not null,
    primary key (partner, item)
);
comment on table poll_refused is 'Items that were fetched and refused: not fetched again under the same version of the folder.';
