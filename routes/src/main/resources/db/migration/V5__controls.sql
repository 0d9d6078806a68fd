-- Controls: who wants which goods examined, what became of it, what was found; and the way that each consignment takes.

create table control (
    id           uuid primary key,
    requester    text not null,
    number       text not null,
    version      integer not null,
    case_id      uuid references hub_case,
    alert        uuid references control,
    state        text not null check (state in
        ('WATCHING', 'ORDERED', 'ACCEPTED', 'RESCHEDULED', 'DECLINED', 'CANCELLED', 'FINISHED')),
    origin       text,
    lines        integer[] not null,
    reason_code  text not null,
    reason_text  text,
    place        text,
    starts       timestamptz,
    ends         timestamptz,
    priority     text,
    confidential boolean not null,
    since        timestamptz not null
);
create unique index control_number on control (requester, number) where alert is null;
create unique index control_of_alert on control (alert, case_id) where alert is not null;
create index control_of_case on control (case_id) where case_id is not null;
comment on table control is 'A control of the goods of one case; without a case it is an alert, which makes a control on each case that matches it.';
comment on column control.number is 'The id that the requester gave it.';
comment on column control.lines is 'The goods items; all where empty.';

create table alert_subject (
    subject    text not null,
    control_id uuid not null references control,
    primary key (subject, control_id)
);
comment on column alert_subject.subject is 'The kind of subject and its id, for example CONTAINER:MSCU1234567.';

create table control_result (
    message_id uuid primary key,
    control_id uuid not null references control,
    event_time timestamptz not null,
    code       text not null,
    examined   integer[] not null
);
create index control_result_of_control on control_result (control_id);
comment on column control_result.examined is 'The goods items examined; all of the control where empty.';

create table control_finding (
    message_id uuid not null,
    position   integer not null,
    control_id uuid not null references control,
    line       integer not null,
    code       text not null,
    text       text,
    measured   numeric,
    unit       text,
    primary key (message_id, position)
);
create index control_finding_of_control on control_finding (control_id);
comment on table control_finding is 'What a control or a laboratory found, each kept per goods item with the quantity measured.';

create table goods_decision (
    message_id uuid not null references control_result,
    line       integer not null,
    code       text not null check (code in ('SEIZURE', 'DETENTION', 'DESTRUCTION')),
    control_id uuid not null references control,
    primary key (message_id, line, code)
);
create index goods_decision_of_control on goods_decision (control_id);

create table sample (
    control_id uuid not null references control,
    number     text not null,
    message_id uuid not null,
    line       integer not null,
    quantity   numeric,
    unit       text,
    seal       text,
    laboratory text,
    primary key (control_id, number)
);

create table sample_custody (
    control_id uuid not null,
    sample     text not null,
    position   integer not null,
    holder     text not null,
    since      timestamptz not null,
    place      text,
    message_id uuid not null,
    primary key (control_id, sample, position),
    foreign key (control_id, sample) references sample
);
comment on table sample_custody is 'Who has had a sample, oldest first; a later message adds to it and changes nothing of it.';

create table laboratory_result (
    message_id uuid primary key,
    control_id uuid not null,
    sample     text not null,
    event_time timestamptz not null,
    code       text not null,
    foreign key (control_id, sample) references sample
);
create index laboratory_result_of_control on laboratory_result (control_id);

create table control_proposal (
    id       uuid primary key,
    case_id  uuid not null references hub_case,
    controls uuid[] not null,
    place    text,
    starts   timestamptz,
    ends     timestamptz,
    state    text not null check (state in ('PROPOSED', 'ACCEPTED', 'DECLINED', 'SUPERSEDED')),
    at       timestamptz not null
);
create index control_proposal_of_case on control_proposal (case_id);
comment on table control_proposal is 'One stop proposed to Customs where several want the same goods examined.';

create table routing_signal (
    case_id  uuid not null references hub_case,
    number   integer not null,
    code     text not null,
    location text not null,
    at       timestamptz not null,
    primary key (case_id, number)
);
comment on table routing_signal is 'Where a consignment goes on; the last signal applies.';
