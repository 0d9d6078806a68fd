-- An intervention that a second officer has confirmed may wait for the register of a partner.
alter table permit_intervention drop constraint permit_intervention_state_check;
alter table permit_intervention add constraint permit_intervention_state_check
    check (state in ('PROPOSED', 'CONFIRMED', 'DONE', 'REFUSED'));
