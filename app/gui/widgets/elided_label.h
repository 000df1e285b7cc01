#pragma once

#include <QWidget>

namespace triscope::gui {

class Theme;

enum class Tone { Text, Muted, Warning, Error };

// Text in a fixed number of lines, whatever it says: the layout around it never moves. What does not fit ends
// in an ellipsis and is whole in the tool tip.
class ElidedLabel final : public QWidget {
    Q_OBJECT

  public:
    ElidedLabel(const Theme& theme, int lines, QWidget* parent = nullptr);

    const QString& text() const { return m_text; }
    void setText(const QString& text, Tone tone = Tone::Muted);
    Tone tone() const { return m_tone; }
    bool isElided() const;

    QSize sizeHint() const override { return minimumSizeHint(); }
    QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    QStringList shownLines() const;

    const Theme& m_theme;
    int m_lines;
    QString m_text;
    Tone m_tone = Tone::Muted;
};

}  // namespace triscope::gui
