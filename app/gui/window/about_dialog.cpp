#include "app/gui/window/about_dialog.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

#include "app/gui/theme/icons.h"
#include "app/gui/theme/theme.h"

namespace triscope::gui {

namespace {

QLabel* paragraph(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

}  // namespace

AboutDialog::AboutDialog(QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("About TriScope"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* picture = new QLabel(this);
    picture->setPixmap(applicationIcon().pixmap(64, 64));
    auto* name = new QLabel(QStringLiteral("TriScope " TRISCOPE_VERSION), this);
    name->setFont(Theme::headlineFont());
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);

    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(3 * Theme::kGap, 3 * Theme::kGap, 3 * Theme::kGap, 2 * Theme::kGap);
    layout->setSpacing(2 * Theme::kGap);
    layout->setColumnStretch(1, 1);
    layout->addWidget(picture, 0, 0, 2, 1, Qt::AlignTop);
    layout->addWidget(name, 0, 1);
    layout->addWidget(paragraph(tr("See, cost and run sparse attention masks, above all the Triangle mask of "
                                   "TriangleMix, for long-context prefill."),
                                this),
                      1, 1);
    layout->addWidget(
        paragraph(tr("The source of TriScope is under the Apache License 2.0. This program also holds "
                     "Qt Charts, which is under the GNU GPL 3, so as a whole it is under the GNU GPL 3."),
                  this),
        2, 1);
    layout->addWidget(
        paragraph(tr("Parts: Qt 6 (LGPL 3), Qt Charts (GPL 3), Eigen (MPL 2), {fmt} (MIT), JSON for "
                     "Modern C++ (MIT), CLI11 (BSD 3-Clause), libpng (PNG Reference Library License)."),
                  this),
        3, 1);
    layout->setRowStretch(4, 1);
    layout->addWidget(buttons, 5, 0, 1, 2);
    resize(520, 320);
}

}  // namespace triscope::gui
