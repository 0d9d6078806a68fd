package org.exchangehub.routes.binding.rest;

import java.util.HexFormat;
import java.util.Optional;
import org.exchangehub.routes.attachment.Attachment;
import org.exchangehub.routes.intake.Answer;
import org.exchangehub.routes.permit.bulk.PermitFile;
import org.exchangehub.routes.record.MessageRecord;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The answers of the REST binding that are not canonical documents. */
final class Json {

    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    static byte[] of(Answer answer) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("messageId", answer.messageId().toString());
        put(json, "caseId", answer.caseId());
        put(json, "mrn", answer.mrn());
        put(json, "lrn", answer.lrn());
        json.put("status", answer.status().name());
        return MAPPER.writeValueAsBytes(json);
    }

    static byte[] of(MessageRecord message) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("messageId", message.id().toString());
        put(json, "senderMessageId", message.senderMessageId());
        json.put("kind", message.kind());
        json.put("status", message.status().name());
        put(json, "caseId", message.caseId());
        put(json, "mrn", message.mrn());
        put(json, "lrn", message.lrn());
        put(json, "correlationId", message.correlationId());
        json.put("receivedAt", message.receivedAt().toString());
        put(json, "reason", message.reason());
        if (message.faults().isPresent()) {
            var faults = json.putArray("faults");
            message.faultList()
                    .forEach(fault ->
                            faults.addObject().put("position", fault.position()).put("reason", fault.reason()));
        }
        return MAPPER.writeValueAsBytes(json);
    }

    static byte[] of(Attachment attachment) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("attachmentId", attachment.id().toString());
        put(json, "senderMessageId", attachment.senderMessageId());
        put(json, "fileName", attachment.fileName());
        json.put("mediaType", attachment.mediaType());
        json.put("byteCount", attachment.bytes());
        json.put("sha256", HexFormat.of().formatHex(attachment.sha256()));
        json.put("state", attachment.state().name());
        put(json, "finding", attachment.finding());
        json.put("receivedAt", attachment.receivedAt().toString());
        return MAPPER.writeValueAsBytes(json);
    }

    static byte[] of(PermitFile file, PermitFile.Progress progress) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("fileId", file.id().toString());
        json.put("state", file.state().name());
        json.put("registeredCount", progress.registered());
        json.put("refusedCount", progress.refused());
        json.put("lastPosition", progress.reached());
        json.put("receivedAt", file.takenAt().toString());
        put(json, "endedAt", file.endedAt());
        put(json, "fault", file.fault());
        return MAPPER.writeValueAsBytes(json);
    }

    static byte[] of(PermitFile.Result result) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("position", result.position());
        json.put("status", result.code().isEmpty() ? "REGISTERED" : "REFUSED");
        put(json, "messageId", result.message());
        put(json, "reason", result.code());
        if (result.faults().isPresent()) {
            var faults = json.putArray("faults");
            result.faults()
                    .get()
                    .lines()
                    .map(line -> line.split("\t", 2))
                    .forEach(line -> faults.addObject().put("position", line[0]).put("reason", line[line.length - 1]));
        }
        return MAPPER.writeValueAsBytes(json);
    }

    private static void put(ObjectNode json, String member, Optional<?> value) {
        value.ifPresent(present -> json.put(member, present.toString()));
    }
}
