-- By when agencies have to answer, when the hub looks at a case again, and what is owed for silence past its time.

create table deadline (
    subject         uuid not null,
    version         integer not null,
    kind            text not null,
    case_id         uuid not null references hub_case,
    partner         text not null,
    asked_at        timestamptz not null,
    acknowledge_due timestamptz,
    answer_due      timestamptz not null,
    remind_at       timestamptz,
    escalate_at     timestamptz,
    contingency     text not null check (contingency in ('HOLD', 'RELEASE_WITH_OBLIGATION')),
    acknowledgement text not null check (acknowledgement in ('NOT_WANTED', 'AWAITED', 'GIVEN', 'MISSED')),
    state           text not null check (state in ('RUNNING', 'REMINDED', 'ESCALATED', 'OVERDUE', 'STOPPED')),
    primary key (subject, version)
);
create index deadline_of_case on deadline (case_id);
comment on table deadline is 'What the agreement said when a partner was asked. A version covers the lines that it last asked about.';
comment on column deadline.subject is 'The referral, or the control order.';
comment on column deadline.contingency is 'Once overdue: HOLD also where the question never reached the partner.';

create table clock (
    case_id uuid not null,
    subject text not null,
    rings   timestamptz not null,
    primary key (case_id, subject)
);
create index clock_due on clock (rings);
comment on table clock is 'When a case is to be looked at though no message comes: the next moment of each of its deadlines, the end of a consent.';

create table obligation (
    id            uuid primary key,
    case_id       uuid not null references hub_case,
    subject       uuid not null,
    version       integer not null,
    line          integer not null,
    partner       text not null,
    text          text not null,
    since         timestamptz not null,
    state         text not null check (state in ('OPEN', 'FULFILLED', 'BREACHED', 'LAPSED')),
    reconciled_at timestamptz,
    disposition   text,
    unique (subject, version, line)
);
create index obligation_by_state on obligation (state, since, id);
create index obligation_of_case on obligation (case_id);
comment on table obligation is 'The goods may go though an agency that decides did not answer in time; open until it does.';

alter table delivery add column sender_told_at timestamptz;
comment on column delivery.sender_told_at is 'When the sender of what it carries was told that its lifetime ended.';
