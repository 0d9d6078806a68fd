package org.exchangehub.routes.permit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.v1.AllocationResult;
import org.exchangehub.contracts.v1.PermitCheck;
import org.exchangehub.contracts.v1.PermitCheckLine;
import org.exchangehub.contracts.v1.PermitCheckResult;
import org.exchangehub.contracts.v1.PermitCheckResultLine;
import org.exchangehub.contracts.v1.PermitReasonCode;
import org.exchangehub.contracts.v1.PermitResultCode;
import org.exchangehub.routes.intake.Answer;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.MessageRecord;
import org.exchangehub.routes.record.Messages;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The answers to questions about permits; where a register that a partner keeps is still asked, word that it is not known. */
public final class HeldAnswers {

    /** Another node may have got the answer. */
    private static final Duration LOOK = Duration.ofMillis(200);

    private final HeldWorks works;
    private final Messages messages;
    private final Bodies bodies;
    private final Canonical canonical;
    private final Wishes wishes;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();

    public HeldAnswers(
            HeldWorks works, Messages messages, Bodies bodies, Canonical canonical, Wishes wishes, Clock clock) {
        this.works = works;
        this.messages = messages;
        this.bodies = bodies;
        this.canonical = canonical;
        this.wishes = wishes;
        this.clock = clock;
    }

    /** Whoever waits looks again, after the transaction. */
    void changed() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    wake();
                }
            });
        } else {
            wake();
        }
    }

    private void wake() {
        lock.lock();
        try {
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The answer to a message just taken: at once where it came with it. */
    public Optional<byte[]> within(Duration patience, Answer taken) {
        return taken.document().or(() -> within(patience, taken.messageId()));
    }

    /** The answer, where it comes within this time; sooner nothing where it was tried and is not known. */
    public Optional<byte[]> within(Duration patience, UUID message) {
        Instant until = clock.instant().plus(patience);
        while (true) {
            Optional<byte[]> answer = bodies.answer(message);
            if (answer.isPresent()) {
                return answer;
            }
            Duration left = Duration.between(clock.instant(), until);
            boolean waits = works.ofMessage(message)
                    .filter(standing -> standing.open() && !standing.waits())
                    .isPresent();
            if (!waits || left.isNegative() || left.isZero() || !pause(left)) {
                return bodies.answer(message);
            }
        }
    }

    private boolean pause(Duration left) {
        lock.lock();
        try {
            Duration wait = left.compareTo(LOOK) < 0 ? left : LOOK;
            news.await(wait.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Whether a register is still asked for the answer. */
    public boolean isAwaited(UUID message) {
        return works.ofMessage(message).filter(HeldWorks.Standing::open).isPresent();
    }

    /** Word that the answer to a message is not known; nothing where no register is asked for it. */
    public Optional<byte[]> unknown(UUID message) {
        return works.ofMessage(message)
                .filter(HeldWorks.Standing::open)
                .flatMap(standing ->
                        messages.find(message).map(asks -> canonical.write(unknown(asks, standing.text()))));
    }

    private Object unknown(MessageRecord message, String text) {
        if (message.kind().equals(Kind.PERMIT_CHECK.code())) {
            return unknown(canonical.read(bodies.canonical(message.id()), PermitCheck.class), text);
        }
        AllocationResult result = wishes.of(message).result(clock.instant());
        result.setMessageID(message.id().toString());
        message.senderMessageId().ifPresent(result::setSenderMessageID);
        Results.unknown(result, text);
        return result;
    }

    private PermitCheckResult unknown(PermitCheck asked, String text) {
        PermitCheckResult result = new PermitCheckResult();
        for (PermitCheckLine line : asked.getLine()) {
            PermitCheckResultLine answer = new PermitCheckResultLine();
            answer.setSequenceNumeric(line.getSequenceNumeric());
            answer.setPermitID(line.getPermitID());
            answer.setKindCode(line.getKindCode());
            answer.setResultCode(PermitResultCode.UNKNOWN);
            answer.getFinding()
                    .add(Finding.error(PermitReasonCode.REGISTER_UNAVAILABLE, text)
                            .document(false));
            result.getLine().add(answer);
        }
        result.setResultCode(PermitResultCode.UNKNOWN);
        result.setCheckedDateTime(clock.instant().atOffset(ZoneOffset.UTC));
        return result;
    }
}
