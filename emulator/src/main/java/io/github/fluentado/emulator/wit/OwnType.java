// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.ProcessTemplate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A work item type as those see it who adapt a process.
 *
 * @param inherits the reference name of the service's type that was changed; null for another
 * @param kind whose it is: the service's as it was, the service's changed, or a new one
 * @param states in order, with those that are hidden
 * @param fields what was said of single fields
 */
record OwnType(
    UUID process,
    String referenceName,
    @Nullable String inherits,
    Kind kind,
    ItemType type,
    String description,
    boolean disabled,
    List<OwnState> states,
    List<OwnField> fields) {

  /** Where something comes from, as the wire has it. */
  enum Kind {
    SYSTEM,
    INHERITED,
    CUSTOM
  }

  /**
   * A state of a type.
   *
   * @param custom whether the organization has added it
   */
  record OwnState(UUID id, ItemType.State state, boolean custom, boolean hidden) {
    OwnState hidden(boolean on) {
      return new OwnState(id, state, custom, on);
    }
  }

  /**
   * What a process says of a field of a type.
   *
   * @param added whether the type has it by this alone
   * @param start what new items have; null for what they had anyway
   */
  record OwnField(
      String referenceName,
      boolean added,
      boolean required,
      boolean readOnly,
      boolean allowGroups,
      @Nullable Object start) {

    static OwnField of(Field field, boolean added) {
      return new OwnField(field.referenceName(), added, false, false, false, null);
    }
  }

  OwnType {
    states = List.copyOf(states);
    fields = List.copyOf(fields);
  }

  /** One of the service's, untouched. */
  static OwnType system(ProcessTemplate process, ItemType type, Organization organization) {
    return new OwnType(
        process.id(),
        type.referenceName(),
        null,
        Kind.SYSTEM,
        type,
        ItemType.described(type.name(), process),
        false,
        states(type, false, organization),
        List.of());
  }

  static List<OwnState> states(ItemType type, boolean custom, Organization organization) {
    return type.states().stream()
        .map(
            state ->
                new OwnState(
                    organization.derivedId("state", type.referenceName() + "/" + state.name()),
                    state,
                    custom,
                    false))
        .toList();
  }

  OwnType with(List<OwnState> others) {
    return new OwnType(
        process, referenceName, inherits, kind, type, description, disabled, others, fields);
  }

  OwnType withFields(List<OwnField> others) {
    return new OwnType(
        process, referenceName, inherits, kind, type, description, disabled, states, others);
  }

  /** The changed look of it. */
  OwnType shown(String text, String color, String icon, boolean off) {
    ItemType looks =
        new ItemType(
            type.name(),
            color,
            icon,
            type.states(),
            type.defaults(),
            type.reason(),
            type.owned(),
            type.own());
    return new OwnType(process, referenceName, inherits, kind, looks, text, off, states, fields);
  }

  boolean is(String wanted) {
    return referenceName.equalsIgnoreCase(wanted)
        || (inherits != null && inherits.equalsIgnoreCase(wanted));
  }

  Optional<OwnField> field(String name) {
    return fields.stream().filter(own -> own.referenceName().equalsIgnoreCase(name)).findFirst();
  }

  private Set<String> names(Predicate<OwnField> wanted) {
    return fields.stream().filter(wanted).map(OwnField::referenceName).collect(Collectors.toSet());
  }

  /** What projects of the process have of it. */
  ItemType asItemType() {
    Map<String, Object> defaults = new HashMap<>(type.defaults());
    for (OwnField field : fields) {
      if (field.start() != null) {
        defaults.put(field.referenceName(), field.start());
      }
    }
    List<ItemType.State> seen = new ArrayList<>();
    states.stream().filter(own -> !own.hidden()).map(OwnState::state).forEach(seen::add);
    ItemType.Own own =
        new ItemType.Own(
            // A changed type of the service keeps its name in projects.
            kind == Kind.CUSTOM ? referenceName : "",
            description,
            disabled,
            names(OwnField::required),
            names(OwnField::readOnly),
            names(OwnField::added));
    return new ItemType(
        type.name(), type.color(), type.icon(), seen, defaults, type.reason(), type.owned(), own);
  }
}
