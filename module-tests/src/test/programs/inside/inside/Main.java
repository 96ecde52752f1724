package inside;

import io.github.fluentado.core.drive.Workers;
import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.core.text.RedactedText;
import io.github.fluentado.core.transport.wire.Flight;

/** What no program may lean on. */
final class Main {
  Workers workers;
  Exchange<String> exchange;
  RedactedText text;
  Flight flight;
}
