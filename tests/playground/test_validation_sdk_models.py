"""What Slack's own Python models build passes; the coach builds its views with them."""

from slack_sdk.models import blocks as b
from slack_sdk.models import views as v

from playground.validation import check_blocks, check_view


def test_modal_built_by_the_sdk_passes() -> None:
    stages = [b.Option(text=name, value=name.lower()) for name in ("Learn", "Ready")]
    people = b.UserMultiSelectElement(action_id="people", max_selected_items=5)
    words = b.PlainTextInputElement(action_id="text", multiline=True, max_length=3000)
    view = v.View(
        type="modal",
        title="Save a win",
        submit="Save",
        close="Cancel",
        callback_id="win",
        blocks=[
            b.InputBlock(label="What did you do?", element=words, hint="One line is enough."),
            b.InputBlock(label="With whom?", element=people, optional=True),
            b.InputBlock(label="When?", element=b.DatePickerElement(initial_date="2026-11-20")),
            b.InputBlock(
                label="Stage",
                element=b.StaticSelectElement(options=stages, initial_option=stages[0]),
            ),
            b.InputBlock(label="Hour", element=b.TimePickerElement(initial_time="09:00")),
            b.InputBlock(label="Keep", element=b.CheckboxesElement(options=stages)),
        ],
    )

    assert check_view(view.to_dict(), "modal") == []


def test_message_built_by_the_sdk_passes() -> None:
    sure = b.ConfirmObject(title="Sure?", text="This removes the win.", confirm="Yes", deny="No")
    menu = b.OverflowMenuElement(options=[b.Option(text="Edit", value="edit")], action_id="more")
    section = b.RichTextSectionElement(elements=[b.RichTextElementParts.Text(text="Shipped")])
    message = [
        b.HeaderBlock(text="This week"),
        b.SectionBlock(text=b.MarkdownTextObject(text="*Shipped*"), accessory=menu),
        b.ContextBlock(elements=[b.PlainTextObject(text="2 days ago")]),
        b.ActionsBlock(
            elements=[b.ButtonElement(text="Undo", action_id="undo", style="danger", confirm=sure)]
        ),
        b.DividerBlock(),
        b.RichTextBlock(elements=[b.RichTextListElement(elements=[section], style="bullet")]),
        b.MarkdownBlock(text="**Done**"),
        b.TableBlock(rows=[[{"type": "raw_text", "text": "Win"}]]),
    ]

    assert check_blocks([block.to_dict() for block in message], "message") == []
