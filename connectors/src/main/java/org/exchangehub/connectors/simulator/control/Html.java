package org.exchangehub.connectors.simulator.control;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** Pieces of the pages: everything that comes from outside goes through {@link #text}. */
final class Html {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>%1$s · Partner simulators</title>
              <style>
                :root { --ink: #1d2733; --soft: #4d5967; --line: #d9dfe6; --paper: #fff; --ground: #f4f6f8; --good: #14693d; --wait: #7a5600; --bad: #a3231c; }
                * { box-sizing: border-box; }
                body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
                header { background: var(--ink); color: #fff; padding: .6rem 1.5rem; display: flex; flex-wrap: wrap; gap: 0 1.5rem; align-items: baseline; }
                header a { color: #fff; font-weight: 600; text-decoration: none; } header a:hover { text-decoration: underline; } header span { color: #d5dce4; margin-left: auto; }
                main { max-width: 76rem; margin: 1.5rem auto 4rem; padding: 0 1.5rem; }
                h1 { font-size: 1.4rem; margin: 0 0 .3rem; } h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; }
                p { margin: .3rem 0; color: var(--soft); } a { color: #14508c; }
                .wide { overflow-x: auto; }
                table { width: 100%%; border-collapse: collapse; background: var(--paper); border: 1px solid var(--line); }
                caption { text-align: left; color: var(--soft); padding: .2rem 0; }
                th, td { text-align: left; vertical-align: top; padding: .4rem .7rem; border-bottom: 1px solid var(--line); }
                thead th { font-size: .8rem; color: var(--soft); } tbody th { font-weight: 600; } small { font-weight: 400; color: var(--soft); }
                td.id { font: .85em/1.6 ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; min-width: 9rem; }
                td.time { white-space: nowrap; font-variant-numeric: tabular-nums; } td.number { font-variant-numeric: tabular-nums; }
                .badge { display: inline-block; padding: .05rem .55rem; border-radius: 1rem; background: #e8ecf0; font-size: .85rem; white-space: nowrap; }
                .good { background: #dff3e7; color: var(--good); } .wait { background: #fdf1d3; color: var(--wait); } .bad { background: #fbe3e1; color: var(--bad); }
                form { display: inline-flex; flex-wrap: wrap; gap: .4rem .6rem; align-items: end; margin: 0; }
                form.card { display: flex; background: var(--paper); border: 1px solid var(--line); padding: .7rem; margin: .6rem 0; }
                label { display: inline-flex; flex-direction: column; font-size: .8rem; color: var(--soft); }
                select, input, button { font: inherit; font-size: .9rem; padding: .25rem .5rem; border: 1px solid #8b97a5; border-radius: .25rem; background: #fff; color: var(--ink); }
                input { width: 9rem; } input.short { width: 5.5rem; } button { background: #e8ecf0; cursor: pointer; } button:hover { background: #d9dfe6; }
                button.strong { background: #14508c; border-color: #14508c; color: #fff; } .bar { display: flex; flex-wrap: wrap; gap: .6rem; margin: .8rem 0; }
                :focus-visible { outline: 3px solid #e0a100; outline-offset: 1px; }
                @media (max-width: 40rem) { main { padding: 0 .7rem; } th, td { padding: .3rem .4rem; } }
              </style>
            </head>
            <body>
            <header><a href="/">Partner simulators</a><span>Times are UTC. Not a real authority: everything here is played.</span></header>
            <main>
            <h1>%1$s</h1>
            %2$s
            </main>
            </body>
            </html>
            """;

    private Html() {}

    static String text(Object value) {
        return String.valueOf(value)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String page(String title, String body) {
        return PAGE.formatted(text(title), body);
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    /** @param tone good, wait, bad, or empty */
    static String badge(String tone, Object word) {
        return "<span class=\"badge " + tone + "\">" + text(word) + "</span>";
    }

    /** @param cell one {@code td} or {@code th} with its content */
    static String row(String... cell) {
        return "<tr>" + String.join("", cell) + "</tr>\n";
    }

    /** @param kind class of the cell: id, time, number, or empty; the content is HTML */
    static String cell(String kind, String content) {
        return "<td class=\"" + kind + "\">" + content + "</td>";
    }

    /** A table with its heading, or one sentence where it would have no rows. */
    static String table(String heading, String none, List<String> titles, List<String> rows) {
        String top = "<h2>" + text(heading) + "</h2>\n";
        if (rows.isEmpty()) {
            return top + "<p>" + text(none) + "</p>\n";
        }
        String heads = titles.stream()
                .map(title -> "<th scope=\"col\">" + text(title) + "</th>")
                .collect(Collectors.joining());
        return top + "<div class=\"wide\"><table aria-label=\"" + text(heading) + "\"><thead><tr>" + heads
                + "</tr></thead><tbody>\n" + String.join("", rows) + "</tbody></table></div>\n";
    }

    /** A form of one button. */
    static String button(String action, String name, String value, String words) {
        return "<form method=\"post\" action=\"" + text(action) + "\"><input type=\"hidden\" name=\"" + text(name)
                + "\" value=\"" + text(value) + "\"><button>" + text(words) + "</button></form>";
    }
}
