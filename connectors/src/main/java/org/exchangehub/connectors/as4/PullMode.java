package org.exchangehub.connectors.as4;

import com.helger.phase4.ebms3header.Ebms3SignalMessage;
import com.helger.phase4.incoming.spi.IAS4IncomingPullRequestProcessorSPI;
import com.helger.phase4.model.pmode.IPMode;

/** Gives phase4 the mode by which it reads requests to pull; found by its service file. */
public final class PullMode implements IAS4IncomingPullRequestProcessorSPI {

    @Override
    public IPMode findPMode(Ebms3SignalMessage signal) {
        return Phase4.mode();
    }
}
