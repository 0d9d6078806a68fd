-- The release calculus: when goods were released, what was recalled, where a shadow policy differs.

alter table hub_case add column released_at timestamptz;
comment on column hub_case.released_at is 'When Customs released the goods; the conditional period runs from it.';

create table recall (
    case_id          uuid not null references hub_case,
    line             integer not null,
    partner          text not null,
    known_to_customs boolean not null,
    at               timestamptz not null,
    primary key (case_id, line, partner)
);
comment on table recall is 'Refusals that stand after release: those that Customs knew of when it released, and those for which it was told to recall.';

create table policy_difference (
    case_id        uuid not null references hub_case,
    advice_number  integer not null,
    line           integer not null,
    policy         text not null,
    advice         text not null,
    custody        text not null,
    shadow         text not null,
    shadow_advice  text not null,
    shadow_custody text not null,
    at             timestamptz not null,
    primary key (case_id, advice_number, line, shadow)
);
create index policy_difference_newest on policy_difference (shadow, at);
comment on table policy_difference is 'Where the policy that only watches would have advised otherwise than the one in force.';
