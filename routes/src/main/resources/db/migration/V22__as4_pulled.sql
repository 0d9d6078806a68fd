-- Partners that pull from the hub by AS4: what lies ready for them, and the very envelopes that they were handed.

alter table proof drop constraint as4_proof_form_check;
alter table proof add constraint as4_proof_form_check check (form in ('RECEIPT', 'ENVELOPE', 'MESSAGE'));
comment on table proof is 'RECEIPT: of a delivery, as the partner signed it; ENVELOPE: of a message, as its sender signed it; MESSAGE: a delivery whose receipt comes in a call of its own, as the hub signed it: the same bytes whenever it is handed out.';

alter table delivery add column laid_at timestamptz;
create index delivery_laid on delivery (partner, seq) where state = 'OFFERED' and laid_at is not null;
comment on column delivery.laid_at is 'Since when it lies ready for its receiver to pull by AS4, where it does: OFFERED then means so.';
