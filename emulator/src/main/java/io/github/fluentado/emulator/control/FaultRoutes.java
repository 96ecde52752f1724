// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.control;

import io.github.fluentado.emulator.fault.ArmedFault;
import io.github.fluentado.emulator.fault.ArmedFaults;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;

/** Sets faults, tells of them, and takes them back. */
final class FaultRoutes {
  private final ArmedFaults faults;

  FaultRoutes(ArmedFaults faults) {
    this.faults = faults;
  }

  HttpAnswer handle(ControlCall call) {
    return call.path().isEmpty() ? all(call) : one(call.path().get(0), call.below());
  }

  private HttpAnswer all(ControlCall call) {
    call.only("GET", "POST", "DELETE");
    if (call.is("POST")) {
      ArmedFault fault = faults.add(FaultForm.plan(call.body()));
      return Answers.json(201, FaultForm.json(fault));
    } else if (call.is("DELETE")) {
      faults.clear();
      return Answers.none();
    }
    return Answers.list(faults.pending(), FaultForm::json);
  }

  private HttpAnswer one(String number, ControlCall call) {
    call.only("GET", "DELETE");
    ArmedFault fault = fault(number);
    if (call.is("DELETE")) {
      faults.remove(fault);
      return Answers.none();
    }
    return Answers.ok(FaultForm.json(fault));
  }

  private ArmedFault fault(String number) {
    return faults.pending().stream()
        .filter(fault -> number.equals("" + fault.number()))
        .findFirst()
        .orElseThrow(
            () -> ControlCall.refused(404, "There is no fault " + number + " (any more)."));
  }
}
