-- What cases and movements name of each other: house and master, transport, previous and onward declarations. Linked, never merged.

create table link (
    source     uuid not null,
    kind       text not null check (kind in ('MASTER', 'HOUSE', 'TRANSPORT', 'CONSIGNMENT', 'PREVIOUS_DOCUMENT', 'ONWARD_DECLARATION')),
    identifier text not null,
    target     uuid,
    primary key (source, kind, identifier)
);
create index link_target on link (target) where target is not null;
create index link_awaited on link (identifier) where target is null;
comment on table link is 'One row for each thing that the newest version of a case or movement (source) names.';
comment on column link.identifier is 'As in case_identifier, or DOCUMENT:<network>:<document>.';
comment on column link.target is 'The case or movement that is known by it; null while there is none.';

alter table movement add column document text;
create index movement_document on movement (document) where document is not null;
create index movement_mrn on movement (mrn) where mrn is not null;
comment on column movement.document is 'The transport document that others name it by: DOCUMENT:<network>:<document>.';
