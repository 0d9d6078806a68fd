package org.exchangehub.connectors.as4;

import com.helger.phase4.CAS4;
import com.helger.phase4.crypto.ECryptoAlgorithmCrypt;
import com.helger.phase4.crypto.ECryptoAlgorithmSign;
import com.helger.phase4.crypto.ECryptoAlgorithmSignDigest;
import com.helger.phase4.mgr.AS4ManagerFactoryInMemory;
import com.helger.phase4.mgr.MetaAS4Manager;
import com.helger.phase4.model.EMEP;
import com.helger.phase4.model.EMEPBinding;
import com.helger.phase4.model.mpc.MPC;
import com.helger.phase4.model.pmode.PMode;
import com.helger.phase4.model.pmode.PModeParty;
import com.helger.phase4.model.pmode.leg.PModeLeg;
import com.helger.phase4.model.pmode.leg.PModeLegBusinessInformation;
import com.helger.phase4.model.pmode.leg.PModeLegProtocol;
import com.helger.phase4.model.pmode.leg.PModeLegSecurity;
import com.helger.phase4.wss.EWSSVersion;
import com.helger.scope.mgr.ScopeManager;

/**
 * phase4 as this project uses it: started at the first message, once for the whole JVM, in memory and with nothing to stop. It
 * reads, writes, signs and encrypts envelopes; what was seen, what is sent again and what is proved is on record elsewhere.
 */
final class Phase4 {

    private static final PMode MODE = start();

    private Phase4() {}

    /**
     * The one mode by which phase4 reads and writes, for all partners: RSA-SHA256, AES-128-GCM, receipts with non-repudiation.
     * Who may say what to whom is compared afterwards, by the {@link As4Mode} of the partner who has proved to be the sender.
     */
    static PMode mode() {
        return MODE;
    }

    /** Lets messages name this channel. */
    static void know(String channel) {
        if (!MetaAS4Manager.getMPCMgr().containsWithID(channel)) {
            MetaAS4Manager.getMPCMgr().createMPC(new MPC(channel));
        }
    }

    private static PMode start() {
        if (!ScopeManager.isGlobalScopePresent()) {
            ScopeManager.onGlobalBegin("as4");
        }
        MetaAS4Manager.setFactory(new AS4ManagerFactoryInMemory());
        PModeLegSecurity security = new PModeLegSecurity();
        security.setWSSVersion(EWSSVersion.WSS_111);
        security.setX509SignatureAlgorithm(ECryptoAlgorithmSign.RSA_SHA_256);
        security.setX509SignatureHashFunction(ECryptoAlgorithmSignDigest.DIGEST_SHA_256);
        security.setX509EncryptionAlgorithm(ECryptoAlgorithmCrypt.AES_128_GCM);
        PModeLeg leg = new PModeLeg(
                PModeLegProtocol.createForDefaultSoapVersion(null),
                new PModeLegBusinessInformation(null, null, null, null, null, null, CAS4.DEFAULT_MPC_ID),
                null,
                null,
                security);
        PModeParty anybody = new PModeParty(null, "anybody", CAS4.DEFAULT_ROLE, null, null);
        // The second leg is that of messages that refer to an earlier one.
        return new PMode("any", anybody, anybody, "any", EMEP.ONE_WAY, EMEPBinding.PUSH, leg, leg, null, null);
    }
}
