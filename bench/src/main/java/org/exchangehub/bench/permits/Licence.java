package org.exchangehub.bench.permits;

/**
 * The permits that are measured.
 *
 * @param commodity of the goods, which the permits cover
 * @param told whether the issuer is told of each use
 */
record Licence(String kind, String issuer, String commodity, boolean told) {

    /** Its issuer wants to hear of no use. */
    static final Licence QUOTA = new Licence("TARIFF-QUOTA", "agriculture-tariff-quotas", "07020000", false);
    /** Each use is put into its issuer's feed. */
    static final Licence EXPLOSIVES = new Licence("EXPLOSIVES", "civil-protection-explosives", "36041000", true);

    static Licence of(boolean told) {
        return told ? EXPLOSIVES : QUOTA;
    }
}
