package org.exchangehub.bench.floor;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** A bare Tomcat that reads a declaration and says 202 with the same bytes: what HTTP alone costs. */
final class Echo implements AutoCloseable {

    /** Kept, since a logger that nobody holds forgets its level. */
    private static final Logger QUIET = Logger.getLogger("org.apache");

    private final Tomcat tomcat = new Tomcat();

    private Echo() {}

    static Echo start(Path directory) throws LifecycleException {
        QUIET.setLevel(Level.SEVERE);
        Echo echo = new Echo();
        echo.tomcat.setBaseDir(directory.resolve("tomcat").toString());
        echo.tomcat.setHostname("127.0.0.1");
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("maxKeepAliveRequests", "-1");
        echo.tomcat.setConnector(connector);
        var context = echo.tomcat.addContext("", null);
        Tomcat.addServlet(context, "echo", new Servlet());
        context.addServletMappingDecoded("/*", "echo");
        echo.tomcat.start();
        return echo;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/");
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    private static final class Servlet extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            byte[] body = request.getInputStream().readAllBytes();
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
