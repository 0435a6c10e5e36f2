package io.lintel.simulator.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that devices give themselves reach the log in one line, and no terminal obeys them. */
class LogLinesTest {
  private final LoggerContext context = new LoggerContext();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n12:00:00.000 ERROR forged",
        "\r12:00",
        "\u001b[2J\u001b[31m",
        "\u001b]0;title\u0007",
        "\u0000",
        "\u0085next line",
        "\u2028next line",
        "\u202eright to left",
        "\u009b2J"
      })
  void aMessageIsOneLineOfVisibleCharacters(String forged) throws Exception {
    String line = line("client=a" + forged + "b outcome=connected");

    assertTrue(line.endsWith("outcome=connected" + System.lineSeparator()), line);
    assertEquals(
        0,
        line.strip()
            .codePoints()
            .filter(
                c ->
                    Character.getType(c) == Character.CONTROL
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.LINE_SEPARATOR)
            .count(),
        line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"meter=G-1 outcome=read", "meter=表计 why=\"读数不变\"", "a | b (c) [d]"})
  void whatIsVisibleStaysAsItIs(String said) throws Exception {
    assertTrue(line(said).contains(said), line(said));
  }

  private String line(String message) throws Exception {
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(
        Objects.requireNonNull(getClass().getResource("/lintel-logback.xml"), "its place"));
    ConsoleAppender<ILoggingEvent> appender =
        (ConsoleAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender("STDERR");
    LoggingEvent event =
        new LoggingEvent("here", context.getLogger("io.lintel"), Level.INFO, message, null, null);
    return new String(appender.getEncoder().encode(event), UTF_8);
  }
}
