package org.exchangehub.routes.permit.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.attachment.Attachment;
import org.exchangehub.routes.attachment.AttachmentState;
import org.exchangehub.routes.attachment.Handover;
import org.exchangehub.routes.attachment.Upload;
import org.exchangehub.routes.attachment.Uploads;
import org.exchangehub.routes.intake.Inbound;
import org.exchangehub.routes.intake.Intake;
import org.exchangehub.routes.intake.Operation;
import org.exchangehub.routes.permit.bulk.PermitFile.Result;
import org.exchangehub.routes.permit.bulk.PermitFile.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the records of files into the register, each as a message of its own whose id is made of the file's and its position: a
 * record that is taken in again after a fall counts once.
 */
public final class PermitFileSteps {

    private static final Logger LOG = LoggerFactory.getLogger(PermitFileSteps.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration SLICE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int AT_ONCE = 50;

    private final PermitFiles files;
    private final Uploads uploads;
    private final Handover handover;
    private final Intake intake;
    private final TransactionTemplate transaction;
    private final int recordLimit;

    /** @param recordLimit the largest record, in bytes */
    public PermitFileSteps(
            PermitFiles files,
            Uploads uploads,
            Handover handover,
            Intake intake,
            TransactionTemplate transaction,
            int recordLimit) {
        this.files = files;
        this.uploads = uploads;
        this.handover = handover;
        this.intake = intake;
        this.transaction = transaction;
        this.recordLimit = recordLimit;
    }

    /** Takes a file in. After the answer it is durable, and its records get their results by themselves. */
    public PermitFile take(Upload upload, FileFormat format) {
        Attachment whole = uploads.take(upload);
        files.add(whole.id(), upload.sender(), format);
        return files.find(whole.id()).orElseThrow();
    }

    /** Goes on with a file, for some seconds at most: whoever stops the hub does not wait for its end. */
    void goOn() {
        Optional<PermitFile> claimed = files.claim(LEASE);
        if (claimed.isPresent()) {
            PermitFile file = claimed.get();
            Attachment bytes = handover.describe(file.sender(), file.id().toString());
            if (bytes.state().isHandedOut()) {
                goOn(file, bytes);
            } else if (bytes.state() == AttachmentState.REJECTED) {
                files.end(file.id(), State.BROKEN, Optional.of("The scanner has rejected the file"));
            } else {
                files.leave(file.id(), PAUSE);
            }
        }
    }

    private void goOn(PermitFile file, Attachment bytes) {
        long begun = System.nanoTime();
        long reached = files.progress(file.id()).reached();
        List<Result> results = new ArrayList<>();
        Optional<State> end = Optional.empty();
        Optional<String> fault = Optional.empty();
        Duration pause = Duration.ZERO;
        try (var stream = handover.bytes(bytes)) {
            Records records = file.format().read(stream, recordLimit);
            while (end.isEmpty() && System.nanoTime() - begun < SLICE.toNanos()) {
                Optional<Records.One> one = records.next();
                if (one.isEmpty()) {
                    end = Optional.of(State.DONE);
                } else if (one.get().position() > reached) {
                    results.add(take(file, one.get()));
                    if (results.size() == AT_ONCE) {
                        keep(file.id(), results);
                    }
                }
            }
        } catch (BrokenFileException broken) {
            LOG.info("File {} of {} can not be read on", file.id(), file.sender(), broken);
            end = Optional.of(State.BROKEN);
            fault = Optional.ofNullable(broken.getMessage());
        } catch (RefusedException away) {
            pause = PAUSE;
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
        keep(file.id(), results);
        if (end.isPresent()) {
            files.end(file.id(), end.get(), fault);
        } else {
            files.leave(file.id(), pause);
        }
    }

    private void keep(UUID file, List<Result> results) {
        if (!results.isEmpty()) {
            transaction.executeWithoutResult(status -> {
                files.add(file, results);
                files.leave(file, LEASE);
            });
            results.clear();
        }
    }

    /** @throws RefusedException OVERLOADED: the hub takes nothing now, and goes on later */
    private Result take(PermitFile file, Records.One one) {
        Inbound inbound = new Inbound(
                file.sender(),
                Operation.REGISTER_PERMIT,
                new Wire(file.format().ofRecord(), one.bytes().orElse(new byte[0])),
                Optional.of("file/" + file.id() + "/" + one.position()),
                Optional.of(file.id().toString()),
                Optional.empty());
        try {
            if (one.bytes().isEmpty()) {
                return refused(
                        one,
                        new RefusedException(Reason.BODY_TOO_LARGE, "A record has at most " + recordLimit + " bytes"));
            }
            return new Result(
                    one.position(), Optional.of(intake.take(inbound).messageId()), Optional.empty(), Optional.empty());
        } catch (RefusedException refusal) {
            if (refusal.reason() == Reason.OVERLOADED) {
                throw refusal;
            }
            return refused(one, refusal);
        }
    }

    private static Result refused(Records.One one, RefusedException refusal) {
        return new Result(
                one.position(),
                Optional.empty(),
                Optional.of(refusal.reason().name()),
                Optional.of(refusal.faults().stream()
                        .map(fault -> oneLine(fault.position()) + "\t" + oneLine(fault.reason()))
                        .collect(Collectors.joining("\n"))));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
