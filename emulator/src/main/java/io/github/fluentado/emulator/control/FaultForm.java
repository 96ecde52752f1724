// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.control;

import io.github.fluentado.emulator.fault.ArmedFault;
import io.github.fluentado.emulator.fault.Effect;
import io.github.fluentado.emulator.fault.FaultPlan;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.yaml.MemberReader;
import io.github.fluentado.emulator.yaml.YamlException;
import io.github.fluentado.emulator.yaml.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Faults as JSON, for programs in other languages. */
final class FaultForm {
  private static final String NOT_ONE =
      "a fault does exactly one of these: answer, throttle, reset, signInPage, truncate, drip,"
          + " delay, annotate";

  private FaultForm() {}

  /** Reads what is to strike which requests. */
  static FaultPlan plan(YamlNode body) {
    MemberReader fault = MemberReader.of(body, "a fault");
    FaultPlan plan = where(fault);
    return plan.doing(effect(fault));
  }

  private static FaultPlan where(MemberReader fault) {
    FaultPlan plan = FaultPlan.on(fault.text("method", "*"), fault.text("path", "**"));
    plan = fault.whole("after").map(plan::after).orElse(plan);
    plan = fault.whole("times").map(plan::times).orElse(plan);
    plan = fault.flag("always") ? plan.forAll() : plan;
    long seed = fault.longNumber("seed").orElse(0L);
    if (fault.has("probability")) {
      plan = plan.probability(probability(fault), seed);
    }
    plan = fault.duration("retryAfter").map(plan::retryAfter).orElse(plan);
    for (Map.Entry<String, YamlNode> header : fault.map("headers").entrySet()) {
      plan = plan.header(header.getKey(), MemberReader.text(header.getValue(), "headers"));
    }
    return plan;
  }

  private static double probability(MemberReader fault) {
    double share = fault.number("probability").orElse(1.0);
    if (!(share >= 0 && share <= 1)) {
      throw fault.wrong("probability", "\"probability\" must lie between 0 and 1");
    }
    return share;
  }

  private static Effect effect(MemberReader fault) {
    List<Effect> effects = new ArrayList<>();
    fault.members("answer").map(FaultForm::answer).ifPresent(effects::add);
    fault.members("throttle").map(FaultForm::throttle).ifPresent(effects::add);
    fault.text("reset").map(when -> reset(fault, when)).ifPresent(effects::add);
    if (fault.flag("signInPage")) {
      effects.add(new Effect.SignInPage());
    }
    fault.whole("truncate").map(Effect.Truncated::new).ifPresent(effects::add);
    fault.members("drip").map(FaultForm::drip).ifPresent(effects::add);
    fault.duration("delay").map(Effect.Delayed::new).ifPresent(effects::add);
    if (fault.flag("annotate")) {
      effects.add(new Effect.None());
    }
    fault.end();
    if (effects.size() != 1) {
      throw new YamlException(fault.place(), NOT_ONE);
    }
    return effects.get(0);
  }

  private static Effect answer(MemberReader answer) {
    int status = answer.whole("status").orElseThrow(() -> answer.missing("status"));
    if (status < 200 || status > 599) {
      throw answer.wrong("status", "\"status\" must be one from 200 to 599");
    }
    boolean plain = !answer.has("body") && !answer.has("mediaType");
    String mediaType = answer.text("mediaType", "application/json; charset=utf-8");
    String body = answer.text("body", "");
    answer.end();
    return plain ? new Effect.Refused(status) : new Effect.Fixed(status, mediaType, body);
  }

  private static Effect throttle(MemberReader throttle) {
    String degree = throttle.required("degree");
    Duration wait = throttle.duration("wait").orElse(Duration.ofSeconds(1));
    throttle.end();
    return switch (degree) {
      case "warn" -> new Effect.Flagged();
      case "slow" -> new Effect.Slowed(wait);
      case "block" -> new Effect.Blocked(wait);
      default ->
          throw throttle.wrong("degree", "\"degree\" must be warn, slow or block, not " + degree);
    };
  }

  private static Effect reset(MemberReader fault, String when) {
    return switch (when) {
      case "before" -> new Effect.Reset(false);
      case "after" -> new Effect.Reset(true);
      default -> throw fault.wrong("reset", "\"reset\" must be before or after, not " + when);
    };
  }

  private static Effect drip(MemberReader drip) {
    int bytes = drip.whole("bytes").orElse(1);
    Duration pause = drip.duration("pause").orElse(Duration.ofMillis(100));
    if (bytes < 1) {
      throw drip.wrong("bytes", "\"bytes\" must be at least 1");
    }
    drip.end();
    return new Effect.Dripped(bytes, pause);
  }

  static Doc json(ArmedFault fault) {
    FaultPlan plan = fault.plan();
    Doc json =
        Doc.of("id", fault.number())
            .with("method", plan.where().method())
            .with("path", plan.where().path());
    if (plan.always()) {
      json.with("always", true);
    } else {
      json.with("times", plan.most());
    }
    Map<String, String> headers = new LinkedHashMap<>();
    plan.headers().lines().forEach(line -> headers.put(line.name(), line.value()));
    json.with("after", plan.skip() == 0 ? null : plan.skip())
        .with("probability", plan.probability() < 1 ? plan.probability() : null)
        .with("seed", plan.probability() < 1 ? plan.seed() : null)
        .with("headers", headers.isEmpty() ? null : headers);
    return effect(json, plan.effect()).with("strikes", fault.strikes());
  }

  private static Doc effect(Doc json, Effect effect) {
    if (effect instanceof Effect.Refused refused) {
      return json.with("answer", Doc.of("status", refused.status()));
    } else if (effect instanceof Effect.Fixed fixed) {
      Doc answer = Doc.of("status", fixed.status()).with("mediaType", fixed.mediaType());
      return json.with("answer", answer.with("body", fixed.body()));
    } else if (effect instanceof Effect.Flagged) {
      return json.with("throttle", Doc.of("degree", "warn"));
    } else if (effect instanceof Effect.Slowed slowed) {
      return json.with("throttle", Doc.of("degree", "slow").with("wait", slowed.time()));
    } else if (effect instanceof Effect.Blocked blocked) {
      return json.with("throttle", Doc.of("degree", "block").with("wait", blocked.time()));
    } else if (effect instanceof Effect.Reset reset) {
      return json.with("reset", reset.processed() ? "after" : "before");
    } else if (effect instanceof Effect.Truncated cut) {
      return json.with("truncate", cut.bytes());
    } else if (effect instanceof Effect.Dripped slow) {
      return json.with("drip", Doc.of("bytes", slow.bytes()).with("pause", slow.pause()));
    } else if (effect instanceof Effect.Delayed delayed) {
      return json.with("delay", delayed.time());
    }
    return json.with(effect instanceof Effect.SignInPage ? "signInPage" : "annotate", true);
  }
}
