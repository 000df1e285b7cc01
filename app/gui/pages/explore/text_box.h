#pragma once

#include <QPlainTextEdit>
#include <string>

namespace triscope::gui {

// A box for a text of which it may show only the beginning: laying out a megabyte would hold the window up.
class TextBox final : public QPlainTextEdit {
    Q_OBJECT

  public:
    explicit TextBox(QWidget* parent = nullptr);

    // Valid UTF-8. Emits textReplaced() once.
    void setText(const std::string& text);
    // All of it: what the box shows and what lies behind.
    std::string text() const;
    bool showsAll() const { return m_rest.empty(); }
    // Whether the text was longer than 1 MiB, which is all that is kept.
    bool wasCut() const { return m_cut; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  signals:
    void textReplaced();  // by setText or a long paste

  protected:
    void insertFromMimeData(const QMimeData* source) override;

  private:
    std::string m_rest;
    bool m_cut = false;
};

}  // namespace triscope::gui
