package org.exchangehub.routes.referral;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.exchangehub.contracts.v1.Declaration;
import org.exchangehub.contracts.v1.GoodsItem;

/** The hash of each goods item of a declaration, made once and only where asked for. */
final class LineHashes {

    private final ReferralLetters letters;
    private final Map<Integer, GoodsItem> items = new HashMap<>();
    private final Map<Integer, byte[]> hashes = new HashMap<>();

    LineHashes(ReferralLetters letters, Declaration declaration) {
        this.letters = letters;
        declaration.getGoodsItem().forEach(item -> items.put(item.getSequenceNumeric(), item));
    }

    byte[] of(int line) {
        return hashes.computeIfAbsent(line, number -> letters.hash(Objects.requireNonNull(items.get(number))));
    }
}
