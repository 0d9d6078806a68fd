package org.exchangehub.connectors.simulator;

/** Who decides what a simulated partner answers to a referral. */
public enum AnswerMode {
    /** Its folder, where no script says otherwise. */
    RULES,
    /** Whoever answers over the control API or on the page; a script is followed here too. */
    MANUAL
}
