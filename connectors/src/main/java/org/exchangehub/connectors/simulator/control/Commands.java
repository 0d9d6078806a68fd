package org.exchangehub.connectors.simulator.control;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.exchangehub.connectors.simulator.AnswerMode;
import org.exchangehub.connectors.simulator.FaultKind;
import org.exchangehub.connectors.simulator.FaultSwitch;
import org.exchangehub.connectors.simulator.ScriptEntry;
import org.exchangehub.connectors.simulator.Simulator;

/** What can be told to a simulated partner, the same by the API and by the page. */
final class Commands {

    private interface Command {
        void run(Simulator partner, Fields fields) throws IOException;
    }

    private static final Map<String, Command> ALL = new TreeMap<>(Map.of(
            "power", Commands::power,
            "mode", Commands::mode,
            "answer", (partner, fields) -> partner.answer(fields.text("referral"), fields.answers()),
            "script", Commands::script,
            "script-clear", (partner, fields) -> partner.clearScripts(),
            "fault", Commands::fault,
            "fault-clear", Commands::clearFaults,
            "lodge", Commands::lodge,
            "reset", (partner, fields) -> partner.reset()));

    private Commands() {}

    static Set<String> names() {
        return ALL.keySet();
    }

    /** @throws RefusedCall 404 no such command, 422 a member is wrong, 409 the partner can not, 502 the hub did not */
    static void run(String name, Simulator partner, Fields fields) {
        Command command = ALL.get(name);
        if (command == null) {
            throw new RefusedCall(404, "There is no command " + name + ": " + String.join(", ", names()));
        }
        try {
            command.run(partner, fields);
        } catch (IllegalArgumentException wrong) {
            throw new RefusedCall(422, String.valueOf(wrong.getMessage()));
        } catch (IllegalStateException unable) {
            throw new RefusedCall(409, String.valueOf(unable.getMessage()));
        } catch (IOException failed) {
            throw new RefusedCall(502, "The hub did not take it: " + failed.getMessage());
        }
    }

    private static void power(Simulator partner, Fields fields) {
        if (fields.flag("up")) {
            partner.up();
        } else {
            partner.down();
        }
    }

    private static void mode(Simulator partner, Fields fields) {
        partner.mode(fields.find("answers", text -> AnswerMode.valueOf(text.toUpperCase(Locale.ROOT)))
                .orElseThrow(() -> new RefusedCall(422, "answers is missing: rules or manual")));
    }

    private static void script(Simulator partner, Fields fields) {
        partner.script(new ScriptEntry(
                fields.find("referral", text -> text),
                fields.find("commodity", text -> text).orElse(""),
                fields.answers(),
                fields.find("times", Integer::valueOf).orElse(1)));
    }

    private static void fault(Simulator partner, Fields fields) {
        FaultKind kind = fields.fault();
        partner.faults()
                .on(new FaultSwitch(
                        kind,
                        fields.find("probability", Double::valueOf).orElse(1.0),
                        fields.find("count", Integer::valueOf),
                        fields.instant("until")
                                .or(() -> fields.duration("lasting").map(Commands::fromNow)),
                        fields.duration("delay").orElse(FaultSwitch.usual(kind)),
                        fields.find("target", text -> text).orElse("")));
    }

    private static Instant fromNow(Duration time) {
        return Instant.now().plus(time);
    }

    private static void clearFaults(Simulator partner, Fields fields) {
        if (fields.find("kind", text -> text).isPresent()) {
            partner.faults().off(fields.fault());
        } else {
            partner.faults().allOff();
        }
    }

    private static void lodge(Simulator partner, Fields fields) throws IOException {
        if (!partner.lodges()) {
            throw new IllegalStateException("The folder has no declarations to lodge");
        }
        partner.lodge(fields.text("series"));
    }
}
