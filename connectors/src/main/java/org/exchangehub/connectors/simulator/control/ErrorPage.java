package org.exchangehub.connectors.simulator.control;

/** The page after a form that was refused. */
final class ErrorPage {

    private ErrorPage() {}

    static String of(String reason) {
        return Html.page("Not done", "<p role=\"alert\">" + Html.text(reason) + "</p><p>Go back and try again.</p>");
    }
}
