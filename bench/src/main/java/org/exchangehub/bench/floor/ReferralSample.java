package org.exchangehub.bench.floor;

import java.time.OffsetDateTime;
import java.util.List;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.v1.Declaration;
import org.exchangehub.contracts.v1.GoodsItem;
import org.exchangehub.contracts.v1.Ground;
import org.exchangehub.contracts.v1.Referral;
import org.exchangehub.contracts.v1.ReferralRoleCode;

/** The referral that the hub makes of the bench's declaration: the three goods items of animal origin. */
final class ReferralSample {

    private static final List<String> CHAPTERS = List.of("02", "04", "16");

    private ReferralSample() {}

    static byte[] of(Canonical canonical, byte[] xml) {
        Declaration declaration = canonical.read(xml, Declaration.class);
        declaration.getGoodsItem().removeIf(item -> !CHAPTERS.contains(chapter(item)));
        Referral referral = new Referral();
        referral.setReferralID("bench-referral");
        referral.setVersionID(declaration.getVersionID());
        referral.setCaseID("bench-case");
        referral.setRecipientID("food-safety-animals");
        referral.setRoleCode(ReferralRoleCode.DECIDE);
        referral.setIssueDateTime(OffsetDateTime.now());
        declaration.getGoodsItem().forEach(item -> referral.getGround().add(ground(item)));
        referral.setDeclaration(declaration);
        return canonical.write(referral);
    }

    private static Ground ground(GoodsItem item) {
        Ground ground = new Ground();
        ground.setSequenceNumeric(item.getSequenceNumeric());
        ground.setRuleID("goods");
        ground.setText(
                "line " + item.getSequenceNumeric() + ": " + item.getCommodityCode() + " is under " + chapter(item));
        return ground;
    }

    private static String chapter(GoodsItem item) {
        return item.getCommodityCode().substring(0, 2);
    }
}
