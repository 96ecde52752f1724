// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import static io.github.fluentado.emulator.hooks.Input.choice;
import static io.github.fluentado.emulator.hooks.Input.flag;
import static io.github.fluentado.emulator.hooks.Input.text;

import io.github.fluentado.emulator.hooks.Consumer.Action;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The consumers that can be named in a subscription. Only Web Hooks are really sent. */
final class Consumers {
  static final String WEB_HOOKS = "webHooks";
  private static final List<String> ANY = List.of("*");
  private static final List<Input> DETAILS =
      List.of(
          choice(
              "resourceDetailsToSend",
              "Resource details to send",
              "How much of the resource is sent",
              "all",
              "minimal",
              "none"),
          messages("messagesToSend", "Messages to send"),
          messages("detailedMessagesToSend", "Detailed messages to send"));

  private static final List<Consumer> ALL =
      List.of(
          appVeyor(),
          serviceBus(),
          storageQueue(),
          chat("campfire", "Campfire", secret("authToken", "API token"), need("roomId", "Room")),
          chat("hipChat", "HipChat", secret("authToken", "Token"), need("roomName", "Room")),
          jenkins(),
          myGet(),
          trello(),
          userVoice(),
          webHooks(),
          one("zapier", "Zapier", "sendNotification", ANY, need("url", "URL")),
          zendesk());

  private Consumers() {}

  static List<Consumer> all() {
    return ALL;
  }

  static Optional<Consumer> find(String id) {
    return ALL.stream().filter(consumer -> consumer.id().equalsIgnoreCase(id)).findFirst();
  }

  private static Consumer webHooks() {
    List<Input> own =
        List.of(
            need("url", "URL").typed("uri"),
            text("httpHeaders", "HTTP headers", "One header per line, as in Key:value")
                .shown("textArea"),
            text("basicAuthUsername", "Basic authentication username", "Goes out with each request")
                .matching("^\\S{1,256}$"),
            secret("basicAuthPassword", "Basic authentication password").matching("^\\S{1,256}$"),
            flag(
                "acceptUntrustedCerts",
                "Accept untrusted SSL certificates",
                "Whether the receiver's certificate may be one that nobody vouches for"));
    Action post = new Action("httpRequest", "Post via HTTP", ANY, with(own, DETAILS));
    return new Consumer(
        WEB_HOOKS, "Web Hooks", "Tells of events via HTTP", List.of(), List.of(post));
  }

  private static Consumer serviceBus() {
    return new Consumer(
        "azureServiceBus",
        "Azure Service Bus",
        "Queues, topics and notification hubs",
        List.of(secret("connectionString", "SAS connection string").must()),
        List.of(
            new Action(
                "serviceBusNotificationHubSend",
                "Send a message to a Notification Hub",
                ANY,
                List.of(
                    need("notificationHubName", "Notification hub"),
                    text("tagsExpression", "Tags", "Tags of the message"))),
            new Action(
                "serviceBusQueueSend",
                "Send a message to a Service Bus Queue",
                ANY,
                with(List.of(need("queueName", "Queue")), DETAILS)),
            new Action(
                "serviceBusTopicSend",
                "Send a message to a Service Bus Topic",
                ANY,
                with(List.of(need("topicName", "Topic")), DETAILS))));
  }

  private static Consumer storageQueue() {
    List<Input> queue =
        List.of(
            need("queueName", "Queue"),
            need("visiTimeout", "Visibility timeout in seconds").typed("number"),
            need("ttl", "Time to live in seconds").typed("number"));
    return new Consumer(
        "azureStorageQueue",
        "Azure Storage",
        "Queues in a storage account",
        List.of(
            need("accountName", "Storage account"),
            secret("accountKey", "Storage account key").must()),
        List.of(
            new Action(
                "enqueue", "Insert a message in a Storage Queue", ANY, with(queue, DETAILS))));
  }

  private static Consumer jenkins() {
    return new Consumer(
        "jenkins",
        "Jenkins",
        "Triggers builds of a Jenkins server",
        List.of(
            need("serverBaseUrl", "Base URL").typed("uri"),
            need("username", "User name"),
            secret("password", "Token or password").must()),
        List.of(
            new Action(
                "triggerGenericBuild",
                "Trigger generic build",
                List.of("git.push", "build.complete", "tfvc.checkin", "git.pullrequest.merged"),
                List.of(
                    need("buildName", "Build"),
                    secret("buildAuthToken", "Build token"),
                    flag("buildParameterized", "Parameters", "Whether the build has parameters"),
                    text("buildParams", "Build parameters", "One per line").shown("textArea"))),
            new Action("triggerGitBuild", "Trigger Git build", List.of("git.push"), List.of())));
  }

  private static Consumer appVeyor() {
    return one(
        "appVeyor",
        "AppVeyor",
        "triggerBuild",
        List.of("git.push"),
        need("webHookId", "Web hook id"),
        text("projectName", "Project", "Name of the project"));
  }

  private static Consumer myGet() {
    return new Consumer(
        "myGet",
        "MyGet",
        "Package feeds and builds",
        List.of(),
        List.of(
            new Action(
                "publishPackage",
                "Publish NuGet package to MyGet",
                List.of("build.complete"),
                List.of(need("feedId", "Feed"), need("packageSourceId", "Package source"))),
            new Action(
                "triggerBuild",
                "Trigger a MyGet build",
                List.of("git.push"),
                List.of(need("feedId", "Feed"), need("buildSourceId", "Build source")))));
  }

  private static Consumer trello() {
    Input board = need("boardId", "Board");
    return new Consumer(
        "trello",
        "Trello",
        "Cards and lists on boards",
        List.of(secret("userToken", "User token").must()),
        List.of(
            new Action(
                "createCard",
                "Create a card",
                ANY,
                List.of(
                    board,
                    need("listId", "List"),
                    text("labels", "Labels", "Labels of the card"),
                    flag("addToTop", "On top", "Whether the card comes first"))),
            new Action(
                "createList",
                "Create a list",
                ANY,
                List.of(board, flag("addToBottom", "Last", "Whether the list comes last")))));
  }

  private static Consumer userVoice() {
    return one(
        "userVoice",
        "UserVoice",
        "sendLinkedWorkItemEvent",
        List.of("workitem.created", "workitem.updated"),
        need("url", "URL"),
        secret("authToken", "Token").must());
  }

  private static Consumer zendesk() {
    return new Consumer(
        "zendesk",
        "Zendesk",
        "Tickets of a help desk",
        List.of(
            need("accountName", "Account"),
            need("username", "User name"),
            secret("apiToken", "API token").must()),
        List.of(
            new Action(
                "createPrivateComment",
                "Create a private comment in a ticket",
                List.of("workitem.commented"),
                List.of())));
  }

  private static Consumer chat(String id, String name, Input token, Input room) {
    Input details = flag("showDetails", "Details", "Whether the long message is sent");
    Action post =
        new Action("postMessageToRoom", "Post a message to a room", ANY, List.of(room, details));
    return new Consumer(id, name, "Chat rooms", List.of(token.must()), List.of(post));
  }

  private static Consumer one(
      String id, String name, String action, List<String> events, Input... inputs) {
    Action only = new Action(action, name + ": " + action, events, List.of(inputs));
    return new Consumer(id, name, name, List.of(), List.of(only));
  }

  private static Input messages(String id, String name) {
    return choice(
        id, name, "Which forms of the message are sent", "all", "text", "html", "markdown", "none");
  }

  private static Input need(String id, String name) {
    return text(id, name, name).must();
  }

  private static Input secret(String id, String name) {
    return text(id, name, name).hidden();
  }

  private static List<Input> with(List<Input> first, List<Input> more) {
    return Stream.concat(first.stream(), more.stream()).toList();
  }
}
