// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.ProcessRoutes;
import io.github.fluentado.emulator.core.ProcessTemplate;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.store.Sequence;
import io.github.fluentado.emulator.store.Store;
import io.github.fluentado.emulator.wit.OwnType.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The types of all processes: what the service brings, and what the organization made of it. */
final class ProcessTypes {
  private final Organization organization;
  private final Sequence<OwnType> own;
  private final ProcessBehaviors behaviors;

  ProcessTypes(Organization organization, Store store) {
    this.organization = organization;
    this.own = store.sequence();
    this.behaviors = new ProcessBehaviors(store);
  }

  /** What projects of a process may hold. */
  ProjectProcess of(ProcessTemplate process) {
    ProjectProcess base = ProjectProcess.base(process);
    List<OwnType> mine = own.isEmpty() ? List.of() : mine(process);
    if (mine.isEmpty() && !behaviors.touched(process)) {
      return base;
    }
    List<ItemType> types = new ArrayList<>(mine.stream().map(OwnType::asItemType).toList());
    types.addAll(untouched(base, mine));
    types.sort(Comparator.comparing(ItemType::name));
    return behaviors.in(base, process, mine).with(types);
  }

  private List<OwnType> mine(ProcessTemplate process) {
    return own.stream().filter(type -> type.process().equals(process.id())).toList();
  }

  private static List<ItemType> untouched(ProjectProcess base, List<OwnType> mine) {
    return base.types().stream()
        .filter(type -> mine.stream().noneMatch(other -> other.is(type.referenceName())))
        .toList();
  }

  /** The organization's own first. */
  List<OwnType> all(ProcessTemplate process) {
    List<OwnType> all = new ArrayList<>(mine(process));
    untouched(ProjectProcess.base(process), all).stream()
        .map(type -> OwnType.system(process, type, organization))
        .toList()
        .forEach(all::add);
    return all;
  }

  Optional<OwnType> find(ProcessTemplate process, String referenceName) {
    return all(process).stream().filter(type -> type.is(referenceName)).findFirst();
  }

  /** The process that a request speaks of. */
  ProcessTemplate process(Call call) {
    String id = call.part("process");
    return organization.processes().find(id).orElseThrow(() -> ProcessRoutes.missing(id));
  }

  /** The type that a request speaks of. */
  OwnType type(Call call) {
    String name = call.part("type");
    ProcessTemplate process = process(call);
    return find(process, name)
        .orElseThrow(
            () ->
                WitErrors.of(
                    404,
                    "ProcessWorkItemTypeDoesNotExistException",
                    "There is no work item type " + name + " in process " + process.name() + "."));
  }

  /** The type that a request is about to change; refuses one that is the service's. */
  OwnType changeable(Call call) {
    OwnType type = type(call);
    if (type.kind() == Kind.SYSTEM) {
      throw refused(
          type.referenceName()
              + " is the service's own. Make a type that inherits from it, and change that.");
    }
    return type;
  }

  /** A process of the organization; refuses one that is the service's. */
  ProcessTemplate changeableProcess(Call call) {
    ProcessTemplate process = process(call);
    if (process.isSystem()) {
      throw refused("The process " + process.name() + " is the service's own.");
    }
    return process;
  }

  void add(OwnType type) {
    own.add(type);
  }

  OwnType change(OwnType next) {
    own.replaceAll(type -> isSame(type, next) ? next : type);
    return next;
  }

  ProcessBehaviors behaviors() {
    return behaviors;
  }

  void remove(OwnType gone) {
    behaviors.removePlace(gone.process(), gone.referenceName());
    own.removeIf(type -> isSame(type, gone));
  }

  private static boolean isSame(OwnType one, OwnType other) {
    return one.process().equals(other.process())
        && one.referenceName().equals(other.referenceName());
  }

  /** The address of a type in its process. */
  String url(OwnType type) {
    return organization.url()
        + "/_apis/work/processes/"
        + type.process()
        + "/workItemTypes/"
        + type.referenceName();
  }

  static ServiceException refused(String text) {
    return WitErrors.of(400, "ProcessInvalidOperationException", text);
  }
}
